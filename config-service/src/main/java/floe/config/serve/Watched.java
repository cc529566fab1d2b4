package floe.config.serve;

import floe.config.registry.FileStamp;
import java.util.Map;

/// Decides when changed files are worth reading: after they have looked the same twice, so that nothing is read while
/// somebody writes it.
final class Watched {
    private Map<?, FileStamp> read;
    private Map<?, FileStamp> last;

    Watched(Map<?, FileStamp> atRead) {
        this.read = Map.copyOf(atRead);
        this.last = read;
    }

    /// Whether the files differ from those that were read last, and have come to rest; then they count as read
    boolean isDue(Map<?, FileStamp> now) {
        boolean rests = now.equals(last);
        last = Map.copyOf(now);
        boolean due = rests && !last.equals(read);
        if (due) {
            read = last;
        }
        return due;
    }
}

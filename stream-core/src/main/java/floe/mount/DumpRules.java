package floe.mount;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a mount's stream is recorded (icecast.xml: `<dump-file>`).
///
/// @param file path on the ingest that has the source; a relative one begins at that ingest's working folder
/// @param interpolation what `%` means in it
/// @param mostBytes after which a new file begins; 0 for no limit
/// @param longest after which a new file begins; null for no limit
public record DumpRules(
        String file,
        Interpolation interpolation,
        long mostBytes,
        @Nullable Duration longest) {
    /// What a file's pattern is filled with.
    public enum Interpolation {
        NONE,
        /// The local time, as strftime(3) writes it.
        STRFTIME,
        UUID
    }

    public DumpRules {
        if (file.isBlank() || mostBytes < 0) {
            throw new IllegalArgumentException("dump-file '" + file + "', at most " + mostBytes + " bytes");
        }
        if (longest != null && (longest.isZero() || longest.isNegative())) {
            throw new IllegalArgumentException("dump-file '" + file + "' of " + longest);
        }
    }
}

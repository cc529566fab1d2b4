package floe.stream;

import floe.bytes.Bytes;
import java.util.List;

/// Bytes as they come from a source → what the source says. The same events come out however the bytes are cut.
/// Each format has one; it is owned by one source and keeps at most a bounded rest between calls.
public interface StreamFramer {
    /// The events that `bytes` complete. After an [StreamEvent.End] nothing more comes.
    List<StreamEvent> frame(Bytes bytes);

    /// The source has ended: the events that were whole and waited for company. Called once, after all else.
    default List<StreamEvent> finish() {
        return List.of();
    }

    /// The events by which the stream says from here on that `song` plays, the [StreamEvent.Title] among them. Empty
    /// when the format cannot say it, or not yet.
    default List<StreamEvent> retitle(Song song) {
        return List.of();
    }
}

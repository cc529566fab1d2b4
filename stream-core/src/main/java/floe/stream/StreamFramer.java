package floe.stream;

import floe.bytes.Bytes;
import java.util.List;

/// Bytes as they come from a source → what the source says. The same events come out however the bytes are cut.
/// Each format has one; it is owned by one source and keeps at most a bounded rest between calls.
public interface StreamFramer {
    /// The events that `bytes` complete. After an [StreamEvent.End] nothing more comes.
    List<StreamEvent> frame(Bytes bytes);
}

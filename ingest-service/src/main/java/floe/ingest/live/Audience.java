package floe.ingest.live;

import floe.wire.PageBatch;

/// Who is told what a mount says, on the mount's loop.
@FunctionalInterface
public interface Audience {
    /// Hears the next batch. One that ends with an [floe.stream.StreamEvent.End] is the last.
    void hear(PageBatch batch, Moment now);
}

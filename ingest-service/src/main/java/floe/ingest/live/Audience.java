package floe.ingest.live;

import floe.wire.PageBatch;

/// Who is told what a mount says, on the mount's loop.
public interface Audience {
    /// Hears the next batch.
    void hear(PageBatch batch, Moment now);

    /// That was the last one.
    void over();
}

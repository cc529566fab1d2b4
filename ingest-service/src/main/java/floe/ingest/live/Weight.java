package floe.ingest.live;

import floe.stream.StreamEvent;
import floe.wire.PageBatch;

/// What things weigh on their way to the edges, in bytes.
public final class Weight {
    private static final int FRAME = 128;

    private Weight() {}

    static int of(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Headers headers -> headers.bytes().length();
            case StreamEvent.Audio audio -> audio.bytes().length();
            case StreamEvent.Title(var song) ->
                song.display().length() + song.url().length();
            case StreamEvent.End(var why) -> why.length();
        };
    }

    /// A batch with what the bus adds to it.
    public static long of(PageBatch batch) {
        long bytes = FRAME;
        for (var event : batch.events()) {
            bytes += of(event);
        }
        return bytes;
    }
}

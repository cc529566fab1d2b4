package floe.format;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.ArrayList;
import java.util.List;

/// Bytes → the same bytes, a read an event, in pieces of 16 KiB at most. Nobody knows where one may begin, so one may
/// everywhere. Keeps nothing.
final class BytesFramer implements StreamFramer {
    private static final int PIECE_BYTES = 16 * 1024;
    private static final StreamFormat FORMAT = new StreamFormat(Container.BYTES, "bytes", 0, 0, 0);

    private boolean begun;

    @Override
    public List<StreamEvent> frame(Bytes bytes) {
        var events = new ArrayList<StreamEvent>();
        if (!begun && !bytes.isEmpty()) {
            begun = true;
            events.add(new StreamEvent.Headers(Bytes.EMPTY, FORMAT));
        }
        for (int at = 0; at < bytes.length(); at += PIECE_BYTES) {
            var piece = bytes.slice(at, Math.min(bytes.length(), at + PIECE_BYTES));
            events.add(new StreamEvent.Audio(piece, true, 0));
        }
        return events;
    }

    @Override
    public List<StreamEvent> retitle(Song song) {
        return List.of(new StreamEvent.Title(song));
    }
}

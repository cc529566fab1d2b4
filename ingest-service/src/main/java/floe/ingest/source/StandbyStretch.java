package floe.ingest.source;

import floe.stream.Backlog;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/// The last that a source has said which stands by: enough to begin with, at any moment. Owned by one connection.
final class StandbyStretch {
    private static final int KEPT_BYTES = 1 << 20;

    private final Backlog backlog = new Backlog(KEPT_BYTES);
    private Song song = Song.UNKNOWN;

    /// Hot: once for each read from the source's socket.
    void add(List<StreamEvent> events) {
        for (var event : events) {
            backlog.add(event);
            if (event instanceof StreamEvent.Title(var told)) {
                song = told;
            }
        }
    }

    /// From the newest place where one can begin; empty while there is none.
    List<StreamEvent> opening() {
        var opening = new ArrayList<StreamEvent>();
        backlog.stretch(0).ifPresent(stretch -> {
            if (stretch.events().isEmpty() || !(stretch.events().getFirst() instanceof StreamEvent.Headers)) {
                opening.add(stretch.headers());
            }
            opening.addAll(stretch.events());
            if (!song.isUnknown()) {
                opening.add(1, new StreamEvent.Title(song));
            }
        });
        return opening;
    }
}

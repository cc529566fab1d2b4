package floe.programme;

import floe.ogg.OggLink;
import floe.stream.Backlog;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.Headers;
import java.util.ArrayList;
import java.util.List;

/// Where one thing that plays joins the next. Ogg: the old chain link ends with EOS before a new one begins with its
/// headers (RFC 3533 §4, chaining). Owned by one programme.
final class Seam {
    private final OggLink link = new OggLink();

    /// `events` as they may follow what was played before.
    List<StreamEvent> join(List<StreamEvent> events) {
        var joined = new ArrayList<StreamEvent>(events.size() + 1);
        for (var event : events) {
            switch (event) {
                case Headers headers -> {
                    joined.addAll(ending());
                    link.follow(headers.bytes());
                    joined.add(headers);
                }
                case Audio audio -> {
                    link.follow(audio.bytes());
                    joined.add(audio);
                }
                case StreamEvent.Title title -> joined.add(title);
                case StreamEvent.End _ -> {}
            }
        }
        return joined;
    }

    /// What ends the link that is open; nothing when none is.
    List<StreamEvent> ending() {
        if (!link.isOpen()) {
            return List.of();
        }
        var ending = link.ending().stream()
                .<StreamEvent>map(page -> new Audio(page, false, 0))
                .toList();
        ending.forEach(page -> link.follow(((Audio) page).bytes()));
        return ending;
    }

    /// A stretch of a stream, with its headers in front.
    static List<StreamEvent> openingOf(Backlog.Stretch stretch) {
        if (stretch.events().isEmpty() || stretch.events().getFirst() instanceof Headers) {
            return stretch.events();
        }
        var opening = new ArrayList<StreamEvent>(stretch.events().size() + 1);
        opening.add(stretch.headers());
        opening.addAll(stretch.events());
        return opening;
    }
}

package floe.programme;

import floe.bytes.Bytes;
import floe.ogg.OggLink;
import floe.ogg.OggPage;
import floe.stream.Backlog;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where one thing that plays joins the next. Ogg: the old chain link ends with EOS before a new one begins with its
/// headers (RFC 3533 §4, chaining), and no two links have a serial in common. All others come in whole frames or
/// blocks: the next begins behind the last, WebM with its header. Owned by one programme.
final class Seam {
    private final OggLink link = new OggLink();
    private final Serials serials = new Serials();
    private @Nullable Container container;
    private Song told = Song.UNKNOWN;

    /// `events` as they may follow what was played before.
    List<StreamEvent> join(List<StreamEvent> events) {
        var joined = new ArrayList<StreamEvent>(events.size() + 1);
        for (var event : events) {
            switch (event) {
                case Headers headers -> {
                    joined.addAll(ending());
                    joined.add(begin(headers));
                }
                case Audio audio -> joined.add(follow(audio));
                case StreamEvent.Title title
                when !title.song().equals(told) -> {
                    told = title.song();
                    joined.add(title);
                }
                case StreamEvent.Title _ -> {}
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
        var ending = link.ending();
        ending.forEach(link::follow);
        return ending.stream()
                .<StreamEvent>map(page -> new Audio(page, false, 0))
                .toList();
    }

    /// A stretch of a stream, with what plays and its headers in front.
    static List<StreamEvent> openingOf(Backlog.Stretch stretch) {
        var opening = new ArrayList<StreamEvent>(stretch.events().size() + 2);
        opening.add(new StreamEvent.Title(stretch.song()));
        if (!stretch.events().isEmpty() && !(stretch.events().getFirst() instanceof Headers)) {
            opening.add(stretch.headers());
        }
        opening.addAll(stretch.events());
        return opening;
    }

    /// How what plays is cut, and so what listeners were told that it is; empty while nothing was played.
    Optional<Container> container() {
        return Optional.ofNullable(container);
    }

    /// Nobody hears what was played before: anything may follow.
    void forget() {
        container = null;
    }

    private Headers begin(Headers headers) {
        container = headers.format().container();
        return container == Container.OGG ? beginLink(headers) : headers;
    }

    private Headers beginLink(Headers headers) {
        var pages = OggPage.pagesOf(headers.bytes());
        serials.begin(pages.stream().filter(OggPage::isBos).map(OggPage::serial).toList());
        var own = serials.renames()
                ? new Headers(Bytes.concat(pages.stream().map(this::renamed).toList()), headers.format())
                : headers;
        link.follow(own.bytes());
        return own;
    }

    private Audio follow(Audio audio) {
        return container == Container.OGG ? followLink(audio) : audio;
    }

    private Audio followLink(Audio audio) {
        var own = serials.renames()
                ? new Audio(
                        renamed(OggPage.at(audio.bytes())), audio.joinable(), audio.durationNanos(), audio.repeated())
                : audio;
        link.follow(own.bytes());
        return own;
    }

    private Bytes renamed(OggPage page) {
        return page.relabelled(serials.of(page.serial())).bytes();
    }
}

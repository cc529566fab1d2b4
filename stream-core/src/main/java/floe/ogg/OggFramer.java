package floe.ogg;

import floe.bytes.Bytes;
import floe.ogg.OggReader.Said;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An Ogg source's bytes → its links: headers once, what they say is playing, then a page an event. Every logical
/// stream gets a fresh serial, so that no listener meets one twice; the headers are numbered from 0, other numbers and
/// granules stay as the source gave them until it is retitled. Owned by one source.
public final class OggFramer implements StreamFramer {
    private final OggPageParser parser = new OggPageParser();
    private final OggReader reader = new OggReader();
    private final Consumer<Said> hear = this::hear;
    private final Labels labels;
    private final LinkPace pace = new LinkPace();
    private List<StreamEvent> events = new ArrayList<>();
    private Song told = Song.UNKNOWN;
    // Of the link in force, when it is one that can be.
    private @Nullable Retitling retitling;
    private @Nullable Song wanted;
    private boolean linkEnded;
    private boolean ended;

    /// @param salt differs from one source session to the next
    public OggFramer(long salt) {
        labels = new Labels(new OggSerials(salt));
    }

    @Override
    public List<StreamEvent> frame(Bytes bytes) {
        events = new ArrayList<>();
        if (ended) {
            return events;
        }
        for (var page : parser.parse(bytes)) {
            reader.read(page, hear);
            if (ended) {
                return events;
            }
        }
        parser.gaveUp().ifPresent(this::end);
        return events;
    }

    /// Tells the title at once. [#frame] then ends the link with the next page that leaves no packet open, and with the
    /// page behind it begins one that has the title in its comments. Several titles until then are one link. A link
    /// of the source's own takes the title back.
    ///
    /// Only for links of one Vorbis, Opus or FLAC stream.
    @Override
    public List<StreamEvent> retitle(Song song) {
        if (retitling == null || ended) {
            return List.of();
        }
        wanted = song;
        told = song;
        return List.of(new StreamEvent.Title(song));
    }

    private void hear(Said said) {
        switch (said) {
            case Said.Link link -> begin(link);
            case Said.Data(var page, var joinable, var durationNanos) -> play(page, joinable, durationNanos);
            case Said.Bad(var why) -> end(why);
        }
    }

    private void begin(Said.Link link) {
        if (!pace.beginLink()) {
            end("more than ten links in a second of " + link.format().codec());
            return;
        }
        labels.beginLink();
        var pages = OggHeaders.numbered(link.headers()).stream()
                .map(page -> labels.of(page).bytes())
                .toList();
        events.add(new StreamEvent.Headers(Bytes.concat(pages), link.format()));
        if (!link.song().isUnknown() || !told.isUnknown()) {
            told = link.song();
            events.add(new StreamEvent.Title(told));
        }
        wanted = null;
        linkEnded = false;
        retitling = link.only()
                .map(codec -> new Retitling(codec, link.format(), link.headers()))
                .orElse(null);
    }

    private void play(OggPage page, boolean joinable, long durationNanos) {
        if (ended) {
            return;
        }
        pace.play(durationNanos);
        if (retitling == null) {
            add(labels.of(page), joinable, durationNanos);
            return;
        }
        if (wanted != null && linkEnded) {
            beginAgain(retitling, wanted, page);
            wanted = null;
        }
        linkEnded = page.isEos() || wanted != null && !page.leavesPacketOpen();
        retitling.follow(page);
        add(linkEnded ? labels.last(page) : labels.of(page), joinable, durationNanos);
    }

    private void beginAgain(Retitling stream, Song song, OggPage next) {
        labels.beginLink();
        var start = stream.start(song, labels.serial(next.serial()));
        events.add(new StreamEvent.Headers(start.headers(), stream.format()));
        start.preroll().forEach(page -> events.add(new StreamEvent.Audio(page.bytes(), !page.isContinued(), 0, true)));
        labels.shift(start.pages() - next.sequence(), start.granule() - stream.granule());
    }

    private void add(OggPage page, boolean joinable, long durationNanos) {
        events.add(new StreamEvent.Audio(page.bytes(), joinable, durationNanos));
    }

    private void end(String why) {
        ended = true;
        events.add(new StreamEvent.End(why));
    }
}

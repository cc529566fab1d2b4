package floe.ogg;

import floe.bytes.Bytes;
import floe.ogg.OggReader.Said;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.util.ArrayList;
import java.util.List;

/// An Ogg source's bytes → its links: headers once, then a page an event. Every logical stream gets a fresh serial,
/// so that no listener meets one twice; the headers are numbered from 0, other numbers and granules stay as the
/// source gave them. Owned by one source.
public final class OggFramer implements StreamFramer {
    private final OggPageParser parser = new OggPageParser();
    private final OggReader reader = new OggReader();
    private final OggSerials serials;
    private List<StreamEvent> events = new ArrayList<>();
    private boolean ended;

    /// @param salt differs from one source session to the next
    public OggFramer(long salt) {
        serials = new OggSerials(salt);
    }

    @Override
    public List<StreamEvent> frame(Bytes bytes) {
        events = new ArrayList<>();
        if (ended) {
            return events;
        }
        for (var page : parser.parse(bytes)) {
            reader.read(page, this::hear);
            if (ended) {
                return events;
            }
        }
        parser.gaveUp().ifPresent(this::end);
        return events;
    }

    private void hear(Said said) {
        switch (said) {
            case Said.Link(var headers, var format) -> {
                serials.nextLink();
                var pages = OggHeaders.numbered(headers).stream()
                        .map(this::relabelled)
                        .toList();
                events.add(new StreamEvent.Headers(Bytes.concat(pages), format));
            }
            case Said.Data(var page, var joinable, var durationNanos) ->
                events.add(new StreamEvent.Audio(relabelled(page), joinable, durationNanos));
            case Said.Bad(var why) -> end(why);
        }
    }

    private Bytes relabelled(OggPage page) {
        return page.relabelled(serials.fresh(page.serial())).bytes();
    }

    private void end(String why) {
        ended = true;
        events.add(new StreamEvent.End(why));
    }
}

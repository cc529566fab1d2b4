package floe.ogg;

import floe.bytes.Bytes;
import floe.ogg.OpenTail.Waiting;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/// Pieces that were set up alike, as one logical stream: one serial, page after page, and granules that count what a
/// decoder really plays, packet by packet. (A piece's own may leave out the end of its last packet.) Owned by one
/// splicer.
final class ContinuousLink {
    private final SetUp setUp;
    private final int serial;
    private final OpenTail tail = new OpenTail();
    private final PacketClock clock;
    private final Surplus surplus;
    private StreamEvent.Headers headers;
    private int sequence;
    private long granule;
    private boolean firstPiece = true;

    ContinuousLink(SetUp setUp, int serial) {
        this.setUp = setUp;
        this.serial = serial;
        clock = new PacketClock(setUp.codec());
        surplus = new Surplus(setUp.codec());
        var pages = setUp.pages(setUp, serial);
        headers = headers(pages, setUp);
        sequence = pages.size();
    }

    /// What a newcomer begins with, by what the present piece says of itself.
    StreamEvent.Headers headers() {
        return headers;
    }

    boolean takes(SetUp next) {
        return setUp.takes(next);
    }

    /// A piece begins that this link takes; what is still to play of the one before.
    List<StreamEvent> goOn(SetUp next) {
        var rest = played(tail.cut());
        headers = headers(setUp.pages(next, serial), next);
        firstPiece = false;
        surplus.begin();
        return rest;
    }

    /// The pages that can go now that this one is here.
    List<StreamEvent> follow(StreamEvent.Audio audio) {
        if (audio.repeated() && !firstPiece) {
            // It is the same source that goes on.
            surplus.goOn();
            return List.of();
        }
        var page = OggPage.at(audio.bytes());
        boolean endsPacket = page.isContinued() && !page.segmentTable().isEmpty();
        return page.body().isEmpty() && !endsPacket ? List.of() : played(tail.follow(page, audio.durationNanos()));
    }

    /// What is still to play, and the end.
    List<StreamEvent> end() {
        var rest = new ArrayList<>(played(tail.cut()));
        rest.add(new StreamEvent.Audio(OggPage.nilEos(serial, sequence++, OggPage.NO_GRANULE), false, 0));
        return rest;
    }

    private List<StreamEvent> played(List<Waiting> pages) {
        var played = new ArrayList<StreamEvent>(pages.size());
        for (var next : pages) {
            var left = surplus.relieved(next.page(), next.durationNanos());
            long ticks = left.map(clock::ticks).orElse(0L);
            surplus.follow(next.page(), ticks, next.durationNanos());
            left.map(page -> labelled(page.withoutEmptyEnd(), ticks))
                    .map(page -> new StreamEvent.Audio(page.bytes(), !page.isContinued(), next.durationNanos()))
                    .ifPresent(played::add);
        }
        return played;
    }

    private OggPage labelled(OggPage page, long ticks) {
        granule += ticks;
        long end = page.packetsEnded() > 0 ? granule : OggPage.NO_GRANULE;
        return page.with(serial, sequence++, end, page.flags() & OggPage.CONTINUED);
    }

    private static StreamEvent.Headers headers(List<OggPage> pages, SetUp newest) {
        var bytes = pages.stream().map(OggPage::bytes).toList();
        return new StreamEvent.Headers(Bytes.concat(bytes), newest.format());
    }
}

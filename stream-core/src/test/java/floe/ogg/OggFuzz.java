package floe.ogg;

import static floe.stream.FramerFuzz.check;

import floe.bytes.Bytes;
import floe.stream.FramerFuzz;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whatever an Ogg source sends, what listeners get is Ogg: whole pages with right checksums, each link's headers
/// first; and so it is when they are spliced. Jazzer calls it, and a short run of the tests. The input is a
/// [PageScript], for nobody finds a checksum by
/// chance.
public final class OggFuzz {
    private static final Song NEWS = new Song("Studio", "News", "");

    private OggFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var stream = PageScript.stream(input);
        switch (FramerFuzz.hash(input) & 3) {
            case 0 -> checkStream(retitled(stream));
            case 1 -> {
                OggFile.parse(Bytes.wrap(stream));
                checkStream(new OggFramer(7).frame(Bytes.wrap(stream)));
            }
            default -> checkStream(FramerFuzz.events(() -> new OggFramer(7), stream));
        }
    }

    // Another title in the middle, and one more behind.
    private static List<StreamEvent> retitled(byte[] stream) {
        var framer = new OggFramer(7);
        int cut = (FramerFuzz.hash(stream) >>> 3) % (stream.length + 1);
        var events = new ArrayList<>(framer.frame(Bytes.wrap(stream, 0, cut)));
        events.addAll(framer.retitle(NEWS));
        events.addAll(framer.frame(Bytes.wrap(stream, cut, stream.length - cut)));
        events.addAll(framer.retitle(Song.titled("Weather")));
        return events;
    }

    private static void checkStream(List<StreamEvent> events) {
        checkPages(events);
        checkPages(new SplicedStream().plays(events).ends().heard());
    }

    private static void checkPages(List<StreamEvent> events) {
        Map<Integer, Integer> serials = new HashMap<>();
        for (var event : events) {
            switch (event) {
                case StreamEvent.Headers(var bytes, var _) -> {
                    serials.clear();
                    OggPage.pagesOf(bytes).forEach(page -> checkHeader(page, serials));
                }
                case StreamEvent.Audio(var bytes, var _, var _, var _) -> {
                    var page = new OggPage(bytes);
                    check(page.crcIsRight() && !page.isBos(), "no page of data: " + bytes);
                    check(serials.containsKey(page.serial()), "data of a stream without headers");
                }
                case StreamEvent.Title _, StreamEvent.End _ -> {}
            }
        }
    }

    private static void checkHeader(OggPage page, Map<Integer, Integer> serials) {
        check(page.crcIsRight(), "a header page with a wrong checksum");
        int sequence = serials.merge(page.serial(), 1, Integer::sum) - 1;
        check(page.sequence() == sequence && page.isBos() == (sequence == 0), "header pages in no order");
    }
}

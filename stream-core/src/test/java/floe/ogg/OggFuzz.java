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
/// first. Jazzer calls it, and a short run of the tests.
public final class OggFuzz {
    private static final int PIECE = 61;

    private OggFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var stream = repaired(input);
        checkStream(FramerFuzz.events(() -> new OggFramer(7), stream));
        checkStream(retitled(stream));
        OggFile.parse(Bytes.wrap(stream));
    }

    // Nobody finds a checksum by chance, so whatever looks like a page gets its own.
    private static byte[] repaired(byte[] input) {
        var stream = input.clone();
        for (int at = 0; at + OggPage.HEAD_LENGTH <= stream.length; ) {
            var rest = Bytes.wrap(input, at, input.length - at);
            int length = rest.startsWith(OggPage.CAPTURE, 0) ? OggPage.lengthIn(rest) : -1;
            if (length < 0 || length > rest.length()) {
                at++;
                continue;
            }
            var page = OggPage.at(rest);
            OggPage.labelled(page.bytes().toArray(), page.serial(), page.sequence(), page.granule(), page.flags())
                    .bytes()
                    .copyTo(stream, at);
            at += length;
        }
        return stream;
    }

    private static List<StreamEvent> retitled(byte[] stream) {
        var framer = new OggFramer(7);
        var events = new ArrayList<StreamEvent>();
        for (int at = 0; at < stream.length; at += PIECE) {
            events.addAll(framer.frame(Bytes.wrap(stream, at, Math.min(PIECE, stream.length - at))));
            if (at % 3 == 0) {
                framer.retitle(new Song("Studio", "News at " + at, ""));
            }
        }
        return events;
    }

    private static void checkStream(List<StreamEvent> events) {
        Map<Integer, Integer> serials = new HashMap<>();
        for (var event : events) {
            switch (event) {
                case StreamEvent.Headers(var bytes, var _) -> {
                    serials.clear();
                    OggPage.pagesOf(bytes).forEach(page -> checkHeader(page, serials));
                }
                case StreamEvent.Audio(var bytes, var _, var _) -> {
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

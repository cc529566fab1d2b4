package floe.mpeg;

import static floe.stream.FramerFuzz.check;

import floe.bytes.Bytes;
import floe.stream.FramerFuzz;
import floe.stream.StreamEvent;
import java.util.Arrays;
import java.util.List;

/// Whatever comes as MPEG audio or AAC, what goes on is a stretch of it, told before it sounds, and little is kept.
/// Jazzer calls it, and a short run of the tests. The input's first byte chooses: odd for AAC.
public final class MpegFuzz {
    private static final int MOST_HELD = 32 * 1024;
    private static final int FED = 96 * 1024;

    private MpegFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        boolean aac = (input[0] & 1) != 0;
        var stream = Arrays.copyOfRange(input, 1, input.length);
        checkTold(FramerFuzz.events(() -> framer(aac), stream));
        FramerFuzz.checkHeld(framer(aac), FrameFramer::heldBytes, MOST_HELD, FED, stream);
        FrameFile.parse(framer(aac), Bytes.wrap(stream), Bytes.wrap(stream))
                .ifPresent(file -> checkFile(file, stream.length));
    }

    private static FrameFramer framer(boolean aac) {
        return aac ? FrameFramer.adts() : FrameFramer.mpeg();
    }

    private static void checkTold(List<StreamEvent> events) {
        check(events.isEmpty() || events.getFirst() instanceof StreamEvent.Headers, "sounds before it is told");
        check(events.stream().noneMatch(StreamEvent.End.class::isInstance), "ends by itself");
    }

    private static void checkFile(FrameFile file, int bytes) {
        long played = 0;
        for (var part : file.parts()) {
            for (int i = 0; i < part.size(); i++) {
                played += part.bytes(i);
            }
        }
        check(file.durationNanos() > 0 && played >= bytes / 2 && played <= bytes, "a file of nothing");
    }
}

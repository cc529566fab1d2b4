package floe.webm;

import static floe.stream.FramerFuzz.check;

import floe.stream.FramerFuzz;
import floe.stream.StreamEvent;

/// Whatever comes as WebM, a header goes first, and little is kept. Jazzer calls it, and a short run of the tests.
public final class EbmlFuzz {
    private static final int MOST_HELD = 1 << 20;
    private static final int FED = 2 << 20;

    private EbmlFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var events = FramerFuzz.events(EbmlFramer::new, input);
        boolean begun = false;
        for (var event : events) {
            begun |= event instanceof StreamEvent.Headers(var bytes, var _)
                    && bytes.startsWith("\u001AE\u00DF\u00A3", 0);
            check(begun || event instanceof StreamEvent.End, "sounds before its header");
        }
        FramerFuzz.checkHeld(new EbmlFramer(), EbmlFramer::heldBytes, MOST_HELD, FED, input);
    }
}

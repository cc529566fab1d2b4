package floe.stream;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// What holds of every framer, whatever comes in.
public final class FramerFuzz {
    private FramerFuzz() {}

    /// The events that `input` makes; throws when they depend on how it is cut, go on after an end, or hold more than
    /// came in.
    public static List<StreamEvent> events(Supplier<? extends StreamFramer> framers, byte[] input) {
        var whole = framers.get().frame(Bytes.wrap(input));
        var cut = inPieces(framers.get(), input, 1 + (Arrays.hashCode(input) & 0x7F));
        check(whole.equals(cut), "other events when cut: " + whole + " and " + cut);
        long bytes = 0;
        for (int i = 0; i < whole.size(); i++) {
            bytes += length(whole.get(i));
            check(!(whole.get(i) instanceof StreamEvent.End) || i == whole.size() - 1, "goes on after its end");
        }
        check(bytes <= input.length, bytes + " bytes of " + input.length);
        return whole;
    }

    /// Throws `claim` unless it holds.
    public static void check(boolean holds, String claim) {
        if (!holds) {
            throw new AssertionError(claim);
        }
    }

    private static List<StreamEvent> inPieces(StreamFramer framer, byte[] input, int size) {
        var events = new ArrayList<StreamEvent>();
        for (int at = 0; at < input.length; at += size) {
            events.addAll(framer.frame(Bytes.copyOf(input, at, Math.min(size, input.length - at))));
        }
        return events;
    }

    private static long length(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Headers(var bytes, var _) -> bytes.length();
            case StreamEvent.Audio(var bytes, var _, var _) -> bytes.length();
            case StreamEvent.Title _, StreamEvent.End _ -> 0;
        };
    }
}

package floe.stream;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// What holds of every framer, whatever comes in.
public final class FramerFuzz {
    private FramerFuzz() {}

    /// The events that `input` makes, its end among them; throws when they depend on how it is cut, go on after an end,
    /// say nothing, or
    /// hold more than came in.
    public static List<StreamEvent> events(Supplier<? extends StreamFramer> framers, byte[] input) {
        StreamFramer framer = framers.get();
        List<StreamEvent> whole = new ArrayList<>(framer.frame(Bytes.wrap(input)));
        whole.addAll(framer.finish());
        var cut = inPieces(framers.get(), input);
        check(joined(whole).equals(joined(cut)), "other events when cut: " + whole + " and " + cut);
        long bytes = 0;
        for (int i = 0; i < whole.size(); i++) {
            bytes += length(whole.get(i));
            check(!(whole.get(i) instanceof StreamEvent.End) || i == whole.size() - 1, "goes on after its end");
            check(
                    !(whole.get(i) instanceof StreamEvent.Audio(var sound, var _, var _, var _)) || !sound.isEmpty(),
                    "an empty piece");
        }
        check(bytes <= input.length, bytes + " bytes of " + input.length);
        return whole;
    }

    /// Throws when a framer that gets `input` again and again, `feedBytes` in all, ever keeps more than `mostBytes`
    /// between two reads. One input in as many as makes that cheap is tried.
    public static <F extends StreamFramer> void checkHeld(
            F framer, ToIntFunction<F> heldBytes, int mostBytes, int feedBytes, byte[] input) {
        if (input.length == 0 || Math.floorMod(hash(input) >>> 7, feedBytes >> 10) != 0) {
            return;
        }
        var piece = Bytes.wrap(input);
        for (int fed = 0; fed < feedBytes; fed += input.length) {
            framer.frame(piece);
            int held = heldBytes.applyAsInt(framer);
            check(held <= mostBytes, "keeps " + held + " bytes of " + fed);
        }
    }

    /// Differs from one input to the next, the same for the same.
    public static int hash(byte[] input) {
        int hash = Arrays.hashCode(input) * 0x9E3779B1;
        return hash ^ hash >>> 15;
    }

    /// Throws `claim` unless it holds.
    public static void check(boolean holds, String claim) {
        if (!holds) {
            throw new AssertionError(claim);
        }
    }

    // Four pieces, the first of which may be short, as a read is that ends within a head.
    private static List<StreamEvent> inPieces(StreamFramer framer, byte[] input) {
        int hash = hash(input);
        int[] cuts = {hash & 0xF, (hash >>> 4) % (input.length + 1), (hash >>> 9) % (input.length + 1), input.length};
        Arrays.sort(cuts);
        var events = new ArrayList<StreamEvent>();
        int at = 0;
        for (int cut : cuts) {
            int to = Math.min(cut, input.length);
            events.addAll(framer.frame(Bytes.copyOf(input, at, to - at)));
            at = to;
        }
        events.addAll(framer.finish());
        return events;
    }

    // Plain bytes go on a read an event: only there the pieces are as they came.
    private static List<StreamEvent> joined(List<StreamEvent> events) {
        if (events.stream().noneMatch(FramerFuzz::arePlain)) {
            return events;
        }
        var joined = new ArrayList<StreamEvent>();
        for (var event : events) {
            if (event instanceof StreamEvent.Audio(var next, var _, var _, var _)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof StreamEvent.Audio(var before, var joinable, var nanos, var _)) {
                var both = Bytes.concat(List.of(before, next));
                joined.set(joined.size() - 1, new StreamEvent.Audio(both, joinable, nanos));
            } else {
                joined.add(event);
            }
        }
        return joined;
    }

    private static boolean arePlain(StreamEvent event) {
        return event instanceof StreamEvent.Headers(var _, var format) && format.container() == Container.BYTES;
    }

    private static long length(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Headers(var bytes, var _) -> bytes.length();
            case StreamEvent.Audio(var bytes, var _, var _, var _) -> bytes.length();
            case StreamEvent.Title _, StreamEvent.End _ -> 0;
        };
    }
}

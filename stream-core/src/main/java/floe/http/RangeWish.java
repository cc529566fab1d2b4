package floe.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which part of a file a `Range` field asks for (RFC 9110 §14).
public sealed interface RangeWish {
    /// More than these in one request are a nuisance, not a wish (§14.2).
    int MOST_PARTS = 16;

    /// All of it: nothing was asked for, or nothing that makes sense.
    record Whole() implements RangeWish {}

    /// These, in this order; at least one.
    record Parts(List<Part> parts) implements RangeWish {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /// Only what the file does not have.
    record Beyond() implements RangeWish {}

    /// A run of bytes.
    ///
    /// @param from the first one's number, from 0
    /// @param to the last one's, at least `from`
    record Part(long from, long to) {
        public long length() {
            return to - from + 1;
        }
    }

    /// What `field` asks of a file of `size` bytes. What is no range of bytes is as if nobody had asked; so are more
    /// than [#MOST_PARTS], and those that add up to more than the file.
    static RangeWish of(String field, long size) {
        var text = field.strip();
        if (!text.toLowerCase(Locale.ROOT).startsWith("bytes=")) {
            return new Whole();
        }
        var specs = text.substring("bytes=".length()).split(",", -1);
        var parts = new ArrayList<Part>();
        for (var spec : specs) {
            switch (one(spec.strip(), size)) {
                case Whole whole -> {
                    return whole;
                }
                case Parts(var found) -> parts.addAll(found);
                case Beyond _ -> {}
            }
        }
        long wanted = parts.stream().mapToLong(Part::length).sum();
        if (specs.length > MOST_PARTS || wanted > size) {
            return new Whole();
        }
        return parts.isEmpty() ? new Beyond() : new Parts(parts);
    }

    private static RangeWish one(String spec, long size) {
        if (!spec.matches("[0-9]+-[0-9]*|-[0-9]+")) {
            return new Whole();
        }
        int dash = spec.indexOf('-');
        if (dash == 0) {
            long last = number(spec.substring(1));
            return last == 0 || size == 0 ? new Beyond() : part(Math.max(0, size - last), size - 1);
        }
        long from = number(spec.substring(0, dash));
        long to = dash == spec.length() - 1 ? Long.MAX_VALUE : number(spec.substring(dash + 1));
        if (to < from) {
            return new Whole();
        }
        return from >= size ? new Beyond() : part(from, Math.min(to, size - 1));
    }

    private static RangeWish part(long from, long to) {
        return new Parts(List.of(new Part(from, to)));
    }

    /// What does not fit into a long is more than any file has.
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }
}

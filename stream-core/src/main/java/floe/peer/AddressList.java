package floe.peer;

import java.util.ArrayList;
import java.util.List;

/// A list of addresses as people keep it in a file: one entry a line as [AddressRange] reads it, `#` before a comment.
///
/// @param addresses all that could be read
/// @param mistakes the lines that could not, in order
public record AddressList(AddressSet addresses, List<Mistake> mistakes) {
    public AddressList {
        mistakes = List.copyOf(mistakes);
    }

    /// A line that says nothing.
    ///
    /// @param line counted from 1
    /// @param why for people, one line
    public record Mistake(int line, String why) {}

    /// Reads all of it; a line that is wrong costs only itself.
    public static AddressList read(String text) {
        var ranges = new ArrayList<AddressRange>();
        var mistakes = new ArrayList<Mistake>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            var entry = line.replaceFirst("#.*", "").replace("\uFEFF", "").strip();
            if (!entry.isEmpty()) {
                try {
                    ranges.add(AddressRange.parse(entry));
                } catch (IllegalArgumentException e) {
                    mistakes.add(new Mistake(number, String.valueOf(e.getMessage())));
                }
            }
        }
        return new AddressList(AddressSet.of(ranges), mistakes);
    }
}

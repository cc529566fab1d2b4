package floe.http;

import floe.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads what a SHOUTcast v1 source says of its stream behind the password: lines `name:value` up to an empty one,
/// however their bytes arrive. Blanks around the value don't count, it may be empty, the last of two of a name wins.
/// One
/// parser reads one head of at most 16384 bytes and 64 lines.
public final class IcyHeadParser {
    private static final int LONGEST_HEAD = 16384;
    private static final int MOST_FIELDS = 64;
    private static final int MOST_RETURNS = 2;

    /// What has become of the head so far.
    public sealed interface Result {
        record Unfinished() implements Result {}

        /// All is said.
        ///
        /// @param fields in the order they were sent, lower-case names
        /// @param rest the beginning of the stream
        record Whole(List<RequestHead.Field> fields, Bytes rest) implements Result {}

        /// This is no such head.
        ///
        /// @param why for people, one line
        record Refused(String why) implements Result {}
    }

    private final List<RequestHead.Field> fields = new ArrayList<>();
    private Bytes left = Bytes.EMPTY;
    private int length;

    /// Takes the next bytes of the connection.
    public Result feed(Bytes more) {
        var bytes = Bytes.concat(List.of(left, more));
        int start = 0;
        for (int i = left.length(); i < bytes.length(); i++) {
            if (bytes.at(i) != '\n') {
                continue;
            }
            var line = withoutReturns(bytes.slice(start, i));
            length += i + 1 - start;
            start = i + 1;
            if (line.isEmpty()) {
                return new Result.Whole(List.copyOf(fields), bytes.from(start));
            }
            if (length > LONGEST_HEAD || fields.size() == MOST_FIELDS || !add(line)) {
                return new Result.Refused("no SHOUTcast source's head");
            }
        }
        left = bytes.from(start);
        return length + left.length() > LONGEST_HEAD
                ? new Result.Refused("the head is longer than " + LONGEST_HEAD + " bytes")
                : new Result.Unfinished();
    }

    private boolean add(Bytes line) {
        int colon = line.text(StandardCharsets.ISO_8859_1).indexOf(':');
        var name = colon < 0 ? "" : line.slice(0, colon).text(StandardCharsets.ISO_8859_1);
        var value = HeadText.trimmed(HeadText.text(line.from(colon + 1)));
        if (!HeadText.isToken(name) || value.chars().anyMatch(HeadText::isControl)) {
            return false;
        }
        fields.add(new RequestHead.Field(name.toLowerCase(Locale.ROOT), value));
        return true;
    }

    private static Bytes withoutReturns(Bytes line) {
        int end = line.length();
        while (end > 0 && line.length() - end < MOST_RETURNS && line.at(end - 1) == '\r') {
            end--;
        }
        return line.slice(0, end);
    }
}

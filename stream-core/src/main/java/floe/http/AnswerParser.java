package floe.http;

import floe.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the head of an answer, however its bytes arrive, as streaming servers write them: HTTP's status line or
/// SHOUTcast's `ICY 200 OK`, lines that end with LF or CR LF. Lines that are no fields are passed over, and so are
/// interim answers (1xx). At most 16384 bytes and 100 fields. One parser reads one head.
public final class AnswerParser {
    private static final int LONGEST = 16384;
    private static final int MOST_FIELDS = 100;
    private static final Pattern STATUS = Pattern.compile("(?:HTTP/1\\.[01]|ICY) ([1-9][0-9]{2})(?: (.*))?");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private final List<RequestHead.Field> fields = new ArrayList<>();
    private int length;
    private int status;
    private String reason = "";
    private @Nullable String trouble;
    private boolean whole;

    /// What has become of the head so far.
    public sealed interface Reading {
        /// The head is not whole yet.
        record Unfinished() implements Reading {}

        /// The head is whole.
        ///
        /// @param rest what came behind it in the same breath: the body's beginning
        record Whole(Answer answer, Bytes rest) implements Reading {}

        /// This is no answer; it stays none.
        record Refused(String why) implements Reading {}
    }

    /// Takes the next bytes of the connection.
    public Reading feed(Bytes more) {
        if (whole) {
            throw new IllegalStateException("the head is whole already");
        }
        for (int i = 0; i < more.length() && trouble == null; i++) {
            take(more.at(i));
            if (whole) {
                return new Reading.Whole(new Answer(status, reason, fields), more.from(i + 1));
            }
        }
        return trouble == null ? new Reading.Unfinished() : new Reading.Refused(trouble);
    }

    private void take(int b) {
        length++;
        if (length > LONGEST) {
            trouble = "a head longer than " + LONGEST + " bytes";
        } else if (b == '\n') {
            var text = HeadText.text(Bytes.wrap(line.toByteArray()));
            line.reset();
            endLine(text);
        } else if (b != '\r') {
            line.write(b);
        }
    }

    private void endLine(String text) {
        if (status == 0) {
            begin(text);
        } else if (!text.isEmpty()) {
            addField(text);
        } else if (status < 200) {
            status = 0;
            fields.clear();
        } else {
            whole = true;
        }
    }

    private void begin(String text) {
        var found = STATUS.matcher(text);
        if (!found.matches()) {
            trouble = "no answer of HTTP or ICY";
            return;
        }
        status = Integer.parseInt(found.group(1));
        reason = found.group(2) == null ? "" : clean(found.group(2));
    }

    private void addField(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || !HeadText.isToken(text.substring(0, colon))) {
            return;
        }
        if (fields.size() == MOST_FIELDS) {
            trouble = "more than " + MOST_FIELDS + " fields";
            return;
        }
        var name = text.substring(0, colon).toLowerCase(Locale.ROOT);
        fields.add(new RequestHead.Field(name, clean(HeadText.trimmed(text.substring(colon + 1)))));
    }

    private static String clean(String text) {
        return text.chars().anyMatch(Character::isISOControl) ? text.replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", "") : text;
    }
}

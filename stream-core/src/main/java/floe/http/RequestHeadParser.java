package floe.http;

import static floe.http.HeadText.isControl;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a request's head, however its bytes arrive, as encoders and players write them: lines end with LF, CR LF or
/// CR CR LF. One parser reads one head; whoever owns the connection owns it.
///
/// Limits: 8192 bytes a line (414, 431), 16384 bytes in all (431), 64 fields (431), four empty lines in front.
public final class RequestHeadParser {
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_HEAD = 16384;
    private static final int MOST_FIELDS = 64;
    private static final int MOST_EMPTY_LINES = 4;
    private static final int MOST_RETURNS = 2;
    private static final int TLS_HANDSHAKE = 0x16;

    private byte[] head = new byte[512];
    private int length;
    private int lineStart;
    private int returns;
    private int emptyLines;
    private @Nullable RequestLine requestLine;
    private final List<RequestHead.Field> fields = new ArrayList<>();
    private HeadParsing.@Nullable Refused refusal;
    private boolean whole;

    /// Takes the next bytes of the connection. What was refused stays refused.
    public HeadParsing feed(Bytes more) {
        if (whole) {
            throw new IllegalStateException("the head is whole already");
        }
        for (int i = 0; i < more.length() && refusal == null; i++) {
            take(more.at(i));
            if (whole) {
                return finish(more.from(i + 1));
            }
        }
        return refusal == null ? new HeadParsing.Unfinished() : refusal;
    }

    private HeadParsing finish(Bytes rest) {
        return refusal == null && requestLine != null
                ? new HeadParsing.Parsed(requestLine.with(fields, Bytes.copyOf(head, 0, length)), rest)
                : refusal == null ? new HeadParsing.Unfinished() : refusal;
    }

    private void take(int b) {
        if (length == LONGEST_HEAD) {
            refuse(431, "the head is longer than " + LONGEST_HEAD + " bytes");
            return;
        }
        if (length == head.length) {
            head = Arrays.copyOf(head, length * 2);
        }
        head[length++] = (byte) b;
        switch (b) {
            case '\n' -> endLine();
            case '\r' -> takeReturn();
            default -> takeText(b);
        }
    }

    private void takeReturn() {
        returns++;
        if (returns > MOST_RETURNS) {
            refuse(400, "too many carriage returns at the end of a line");
        }
    }

    private void takeText(int b) {
        if (returns > 0) {
            refuse(400, "a carriage return inside a line");
        } else if (isFirstByte() && (b == TLS_HANDSHAKE || b > 127)) {
            refuse(0, "not HTTP");
        } else if (isControl(b)) {
            refuse(400, "a control character in the head");
        } else if (length - lineStart > LONGEST_LINE) {
            refuse(requestLine == null ? 414 : 431, "a line is longer than " + LONGEST_LINE + " bytes");
        }
    }

    private boolean isFirstByte() {
        return requestLine == null && length == 1;
    }

    private void endLine() {
        var line = Bytes.copyOf(head, lineStart, length - 1 - returns - lineStart);
        lineStart = length;
        returns = 0;
        if (requestLine == null) {
            beginWith(line);
        } else if (line.isEmpty()) {
            whole = true;
        } else {
            addField(line);
        }
    }

    private void beginWith(Bytes line) {
        if (!line.isEmpty()) {
            switch (RequestLine.parse(line)) {
                case RequestLine.Reading.Good(var good) -> requestLine = good;
                case RequestLine.Reading.Bad(int status, var why) -> refuse(status, why);
            }
            return;
        }
        length = 0;
        lineStart = 0;
        emptyLines++;
        if (emptyLines > MOST_EMPTY_LINES) {
            refuse(0, "nothing but empty lines");
        }
    }

    private void addField(Bytes line) {
        if (fields.size() == MOST_FIELDS) {
            refuse(431, "more than " + MOST_FIELDS + " fields");
            return;
        }
        switch (FieldLine.parse(line, fields)) {
            case FieldLine.Good(var field) -> fields.add(field);
            case FieldLine.Bad(var why) -> refuse(400, why);
        }
    }

    private void refuse(int status, String why) {
        if (refusal == null) {
            refusal = new HeadParsing.Refused(status, why);
        }
    }
}

package floe.http;

import floe.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the first line at a SHOUTcast socket, however its bytes arrive: it ends with LF, CR LF or CR CR LF and has at
/// most 8192 bytes, 512 when it is a password. One parser reads one line.
public final class IcyPasswordParser {
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_PASSWORD = 512;
    private static final int MOST_RETURNS = 2;
    private static final Pattern REQUEST_LINE =
            Pattern.compile("\\S+ +\\S+ +(HTTP|ICE)/\\S+", Pattern.CASE_INSENSITIVE);

    private Bytes come = Bytes.EMPTY;

    /// Takes the next bytes of the connection.
    public IcyKnock feed(Bytes more) {
        int from = come.length();
        come = Bytes.concat(List.of(come, more));
        for (int i = from; i < come.length(); i++) {
            int b = come.at(i);
            if (b == '\n') {
                return whole(i);
            }
            if (b != '\r' && HeadText.isControl(b)) {
                return new IcyKnock.Refused("a control character in the first line");
            }
        }
        return come.length() > LONGEST_LINE
                ? new IcyKnock.Refused("the first line is longer than " + LONGEST_LINE + " bytes")
                : new IcyKnock.Unfinished();
    }

    private IcyKnock whole(int end) {
        int length = end;
        while (length > 0 && end - length < MOST_RETURNS && come.at(length - 1) == '\r') {
            length--;
        }
        var line = come.slice(0, length);
        if (REQUEST_LINE.matcher(line.text(StandardCharsets.ISO_8859_1)).matches()) {
            return new IcyKnock.Http(come);
        }
        if (line.isEmpty()
                || length > LONGEST_PASSWORD
                || line.text(StandardCharsets.ISO_8859_1).indexOf('\r') >= 0) {
            return new IcyKnock.Refused("the first line is neither a request nor a password");
        }
        return new IcyKnock.Login(new IcyPassword(HeadText.text(line), come.slice(0, end + 1)), come.from(end + 1));
    }
}

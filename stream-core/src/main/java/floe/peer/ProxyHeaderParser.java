package floe.peer;

import floe.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads a [ProxyHeader], however its bytes arrive: a line of at most 107 of them in version 1, at most 4,112 in
/// version 2. One parser reads one header.
public final class ProxyHeaderParser {
    private static final Bytes TEXT = Bytes.latin1("PROXY ");
    private static final Bytes BINARY = Bytes.latin1("\r\n\r\n\0\r\nQUIT\n");
    private static final int LONGEST_LINE = 107;
    private static final int FIXED = 16;
    private static final int MOST_VARIABLE = 4096;

    /// What has become of it so far.
    public sealed interface Result {
        record Unfinished() implements Result {}

        /// The header is here.
        ///
        /// @param rest the visitor's own bytes
        record Whole(ProxyHeader header, Bytes rest) implements Result {}

        /// No proxy speaks so.
        ///
        /// @param why for people, one line
        record Refused(String why) implements Result {}
    }

    private Bytes come = Bytes.EMPTY;

    public Result feed(Bytes more) {
        come = Bytes.concat(List.of(come, more));
        if (begins(BINARY)) {
            return come.length() < FIXED ? new Result.Unfinished() : binary();
        }
        return begins(TEXT) ? text() : new Result.Refused("a proxy without its header");
    }

    /// As far as there is something.
    private boolean begins(Bytes signature) {
        int known = Math.min(come.length(), signature.length());
        return come.slice(0, known).equals(signature.slice(0, known));
    }

    private Result text() {
        for (int i = 0; i + 1 < Math.min(come.length(), LONGEST_LINE); i++) {
            if (come.at(i) == '\r' && come.at(i + 1) == '\n') {
                var line = come.slice(0, i).text(StandardCharsets.ISO_8859_1);
                return result(ProxyLine.read(line), i + 2);
            }
        }
        return come.length() < LONGEST_LINE
                ? new Result.Unfinished()
                : new Result.Refused("a proxy's line without end");
    }

    private Result binary() {
        int variable = come.at(14) << 8 | come.at(15);
        if (variable > MOST_VARIABLE) {
            return new Result.Refused("a proxy's header of " + variable + " bytes");
        }
        int end = FIXED + variable;
        return come.length() < end ? new Result.Unfinished() : result(ProxyBlock.read(come.slice(0, end)), end);
    }

    private Result result(Optional<ProxyHeader> header, int end) {
        return header.<Result>map(good -> new Result.Whole(good, come.from(end)))
                .orElseGet(() -> new Result.Refused("a proxy's header that makes no sense"));
    }
}

package floe.http;

import java.util.Optional;

/// Where the body of a source's request ends, as its head tells (RFC 9112, 6). Anything that two readers could
/// understand differently is [Bad].
public sealed interface BodyFraming {
    /// With the connection: what encoders do that say nothing.
    record Endless() implements BodyFraming {}

    /// After so many bytes.
    record Sized(long bytes) implements BodyFraming {}

    /// With the last chunk; see [ChunkedBody].
    record Chunked() implements BodyFraming {}

    /// Nobody can tell.
    ///
    /// @param status what to answer
    /// @param why for people, one line
    record Bad(int status, String why) implements BodyFraming {}

    static BodyFraming of(RequestHead head) {
        var coding = head.field("transfer-encoding");
        var length = head.field("content-length");
        if (occurrences(head, "transfer-encoding") + occurrences(head, "content-length") > 1) {
            return new Bad(400, "more than one length");
        }
        return coding.map(value -> coded(value, head.protocol()))
                .or(() -> length.map(BodyFraming::sized))
                .orElse(new Endless());
    }

    private static long occurrences(RequestHead head, String name) {
        return head.fields().stream().filter(field -> field.name().equals(name)).count();
    }

    private static BodyFraming coded(String coding, String protocol) {
        // RFC 2616's word for «not coded at all», which encoders of its time still say.
        if (coding.equalsIgnoreCase("identity")) {
            return new Endless();
        }
        if (!protocol.equals("HTTP/1.1")) {
            return new Bad(400, "transfer-encoding needs HTTP/1.1");
        }
        return coding.equalsIgnoreCase("chunked") ? new Chunked() : new Bad(400, "unknown transfer-encoding");
    }

    private static BodyFraming sized(String digits) {
        boolean plain = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain
                ? parsed(digits).<BodyFraming>map(Sized::new).orElse(new Bad(400, "content-length is too large"))
                : new Bad(400, "content-length is no number");
    }

    private static Optional<Long> parsed(String digits) {
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}

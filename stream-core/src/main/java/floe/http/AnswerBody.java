package floe.http;

import floe.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// An answer's body as it comes over the connection: takes its framing off. One reads one body.
public final class AnswerBody {
    private final @Nullable ChunkedBody chunks;
    private long left;

    private AnswerBody(@Nullable ChunkedBody chunks, long left) {
        this.chunks = chunks;
        this.left = left;
    }

    /// What came out of some bytes.
    ///
    /// @param over whether nothing follows
    /// @param trouble why the framing is none; null while it is sound
    public record Part(Bytes bytes, boolean over, @Nullable String trouble) {}

    /// Chunks count before a length (RFC 9112, 6.3); without either the body ends with the connection.
    public static AnswerBody of(Answer answer) {
        boolean chunked = answer.field("transfer-encoding")
                .filter(coding -> coding.equalsIgnoreCase("chunked"))
                .isPresent();
        long length = answer.field("content-length")
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        return new AnswerBody(chunked ? new ChunkedBody() : null, length);
    }

    /// Takes the next bytes of the connection.
    public Part take(Bytes received) {
        return chunks == null ? count(received) : decode(chunks, received);
    }

    private Part count(Bytes received) {
        int taken = (int) Math.min(left, received.length());
        left -= taken;
        return new Part(received.slice(0, taken), left == 0, null);
    }

    private static Part decode(ChunkedBody chunks, Bytes received) {
        return switch (chunks.feed(received)) {
            case ChunkedBody.Result.More(var body) -> new Part(body, false, null);
            case ChunkedBody.Result.Done(var body, var _) -> new Part(body, true, null);
            case ChunkedBody.Result.Bad(var body, var why) -> new Part(body, true, why);
        };
    }
}

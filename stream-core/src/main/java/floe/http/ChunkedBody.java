package floe.http;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Takes the chunks off a body (RFC 9112, 7.1), however its bytes arrive. Lines end with CR LF and nothing else; a
/// chunk has at most 2³¹ bytes, its extension 1024, the trailers 8192 and are dropped. One decoder reads one body.
public final class ChunkedBody {
    /// What came out of some bytes.
    public sealed interface Result {
        /// There is more to come.
        record More(Bytes body) implements Result {}

        /// The body is over.
        ///
        /// @param rest what the client sent after it
        record Done(Bytes body, Bytes rest) implements Result {}

        /// These are no chunks. Nothing after this point may be read.
        ///
        /// @param body what was sound before
        record Bad(Bytes body, String why) implements Result {}
    }

    private enum State {
        SIZE_LINE,
        DATA,
        AFTER_DATA,
        TRAILERS,
        OVER,
        BROKEN
    }

    private static final int LONGEST_TRAILERS = 8192;

    private State state = State.SIZE_LINE;
    private final StringBuilder line = new StringBuilder();
    private boolean returned;
    private long left;
    private int trailerBytes;
    private String trouble = "";

    /// Takes the next bytes of the connection.
    public Result feed(Bytes more) {
        List<Bytes> body = new ArrayList<>();
        int at = 0;
        while (at < more.length() && state != State.OVER && state != State.BROKEN) {
            if (state == State.DATA) {
                int end = (int) Math.min(more.length(), at + left);
                body.add(more.slice(at, end));
                left -= end - at;
                at = end;
                state = left == 0 ? State.AFTER_DATA : State.DATA;
            } else {
                take(more.at(at));
                at++;
            }
        }
        return result(body.isEmpty() ? Bytes.EMPTY : Bytes.concat(body), more.from(at));
    }

    private Result result(Bytes body, Bytes rest) {
        return switch (state) {
            case OVER -> new Result.Done(body, rest);
            case BROKEN -> new Result.Bad(body, trouble);
            case SIZE_LINE, DATA, AFTER_DATA, TRAILERS -> new Result.More(body);
        };
    }

    private void take(int b) {
        if (returned) {
            returned = false;
            if (b == '\n') {
                endLine();
            } else {
                broken("a carriage return alone");
            }
        } else if (b == '\r') {
            returned = true;
        } else if (HeadText.isControl(b)) {
            broken(b == '\n' ? "a line that ends with LF alone" : "a control character");
        } else {
            takeText(b);
        }
    }

    private void takeText(int b) {
        line.append((char) b);
        if (state == State.AFTER_DATA) {
            broken("data longer than its chunk");
        } else if (state == State.TRAILERS && ++trailerBytes > LONGEST_TRAILERS) {
            broken("trailers longer than " + LONGEST_TRAILERS + " bytes");
        } else if (state == State.SIZE_LINE && line.length() > ChunkLine.LONGEST) {
            broken("a chunk's line longer than " + ChunkLine.LONGEST + " bytes");
        }
    }

    private void endLine() {
        var text = line.toString();
        line.setLength(0);
        switch (state) {
            case SIZE_LINE -> beginChunk(ChunkLine.size(text));
            case AFTER_DATA -> state = State.SIZE_LINE;
            case TRAILERS -> state = text.isEmpty() ? State.OVER : State.TRAILERS;
            case DATA, OVER, BROKEN -> throw new IllegalStateException("a line in " + state);
        }
    }

    private void beginChunk(long size) {
        if (size < 0) {
            broken("not a chunk's size");
        } else {
            left = size;
            state = size == 0 ? State.TRAILERS : State.DATA;
        }
    }

    private void broken(String why) {
        trouble = why;
        state = State.BROKEN;
    }
}

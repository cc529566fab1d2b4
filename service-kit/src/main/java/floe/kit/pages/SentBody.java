package floe.kit.pages;

import floe.bytes.Bytes;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;

/// Sends a body piece by piece, as fast as it is taken: however many ask for a large file at once, what waits for each
/// is bounded. Owned by the request's context.
final class SentBody {
    private static final int PIECE_BYTES = 64 * 1024;

    private final HttpServerResponse response;
    private final Promise<Void> done = Promise.promise();
    private Bytes rest;

    private SentBody(HttpServerResponse response, Bytes body) {
        this.response = response;
        this.rest = body;
    }

    /// Ends the response with `body`; its length has been told. Done when the last piece was taken, or when the other
    /// side has gone.
    static Future<Void> send(HttpServerResponse response, Bytes body) {
        var sent = new SentBody(response, body);
        response.exceptionHandler(sent.done::tryFail).drainHandler(_ -> sent.go());
        sent.go();
        return sent.done.future();
    }

    private void go() {
        while (rest.length() > PIECE_BYTES && !response.writeQueueFull()) {
            var _ = response.write(buffer(rest.slice(0, PIECE_BYTES)));
            rest = rest.from(PIECE_BYTES);
        }
        if (rest.length() <= PIECE_BYTES && !response.ended()) {
            response.end(buffer(rest)).onComplete(done::tryComplete, done::tryFail);
        }
    }

    private static BufferInternal buffer(Bytes piece) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(piece.view()));
    }
}

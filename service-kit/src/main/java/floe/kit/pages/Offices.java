package floe.kit.pages;

import floe.http.IcecastReplies;
import floe.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The offices of a node: finds the one for a request, and reads the form that it brings.
record Offices(List<Office> offices, Supplier<IcecastReplies> replies) {
    /// A title of 4 KiB is three times as long when it is encoded.
    private static final int LONGEST_FORM = 16 * 1024;

    Offices {
        offices = List.copyOf(offices);
    }

    /// What is said to it; empty when it is for none of them.
    ///
    /// @param path percent-decoded
    Optional<Future<Reply>> answer(HttpServerRequest request, String path) {
        return offices.stream()
                .filter(office -> office.answersFor(path))
                .findFirst()
                .map(office -> ask(office, request, path).map(Offices::whole));
    }

    private Future<Reply> ask(Office office, HttpServerRequest request, String path) {
        return form(request)
                .compose(body -> body.map(form -> office.answer(Inquiry.of(request, path, form)))
                        .orElseGet(() -> Future.succeededFuture(tooLong())));
    }

    private Reply tooLong() {
        return replies.get().refusal(413, "A form may have " + LONGEST_FORM + " bytes", Instant.now());
    }

    private static Reply whole(Reply reply) {
        return reply.head().status() == 204 ? reply : Pages.sized(reply);
    }

    /// The request's body; empty when it is too long.
    private static Future<Optional<Buffer>> form(HttpServerRequest request) {
        var body = Buffer.buffer();
        var whole = Promise.<Optional<Buffer>>promise();
        request.handler(part -> {
                    if (body.length() + part.length() <= LONGEST_FORM) {
                        body.appendBuffer(part);
                    } else {
                        whole.tryComplete(Optional.empty());
                    }
                })
                .endHandler(_ -> whole.tryComplete(Optional.of(body)))
                .exceptionHandler(whole::tryFail);
        return whole.future();
    }
}

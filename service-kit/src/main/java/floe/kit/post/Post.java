package floe.kit.post;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/// Sends letters. A server's certificate must be good for its name; at most 3 redirects are followed, none from
/// `https` to `http`. Only the reply's head is read. Any thread.
public final class Post {
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_WAITING = 1_000;
    private static final int LONGEST_HEAD = 16 * 1024;

    private final HttpClientAgent client;

    public Post(Vertx vertx) {
        this(vertx, PoolOptions.DEFAULT_MAX_POOL_SIZE);
    }

    /// @param connections to one server at a time
    public Post(Vertx vertx, int connections) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setVerifyHost(true).setMaxHeaderSize(LONGEST_HEAD),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(MOST_WAITING));
    }

    /// The reply's head.
    public record Answer(int status, MultiMap headers) {
        public boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /// Fails when nobody answers within the letter's patience.
    public Future<Answer> send(Letter letter) {
        return patiently(letter, send(letter, MOST_REDIRECTS));
    }

    /// The same without following redirects: one is an answer too.
    public Future<Answer> ask(Letter letter) {
        return patiently(letter, once(letter));
    }

    private static Future<Answer> patiently(Letter letter, Future<Answer> answer) {
        return answer.timeout(letter.patience().toMillis(), TimeUnit.MILLISECONDS)
                .recover(trouble -> Future.failedFuture(new IOException(letter + ": " + reason(trouble), trouble)));
    }

    public Future<Void> close() {
        return client.close();
    }

    private Future<Answer> send(Letter letter, int redirects) {
        return once(letter).compose(answer -> follow(letter, answer, redirects));
    }

    private Future<Answer> once(Letter letter) {
        return client.request(options(letter))
                .compose(request -> request.send(Buffer.buffer(letter.form())).compose(this::hangUp));
    }

    private static RequestOptions options(Letter letter) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(letter.to().toString())
                .setTimeout(letter.patience().toMillis())
                .putHeader("User-Agent", letter.from())
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
        letter.authorization().ifPresent(it -> options.putHeader("Authorization", it));
        return options;
    }

    /// The rest of the reply is of no interest.
    private Future<Answer> hangUp(HttpClientResponse response) {
        var answer = new Answer(response.statusCode(), response.headers());
        response.exceptionHandler(_ -> {});
        response.request().reset();
        return Future.succeededFuture(answer);
    }

    private Future<Answer> follow(Letter letter, Answer answer, int redirects) {
        var location = answer.headers().get("Location");
        if (answer.status() / 100 != 3 || location == null) {
            return Future.succeededFuture(answer);
        }
        var next = resolved(letter.to(), location);
        boolean downgrade = letter.to().getScheme().equals("https") && !"https".equals(next.getScheme());
        boolean known = "http".equals(next.getScheme()) || "https".equals(next.getScheme());
        if (redirects == 0 || downgrade || !known || next.getHost() == null) {
            return Future.failedFuture("redirected once too often, or to where no form is sent");
        }
        return send(letter.redirected(next), redirects - 1);
    }

    private static URI resolved(URI base, String location) {
        try {
            return base.resolve(location);
        } catch (IllegalArgumentException _) {
            return URI.create("about:blank");
        }
    }

    private static String reason(Throwable trouble) {
        var message = trouble.getMessage();
        return message == null ? trouble.getClass().getSimpleName() : message;
    }
}

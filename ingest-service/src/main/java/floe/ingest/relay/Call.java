package floe.ingest.relay;

import floe.bytes.Bytes;
import floe.http.Answer;
import floe.http.AnswerBody;
import floe.http.AnswerParser;
import floe.mount.Upstream;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One question to an upstream and what comes back, over a plain socket: streaming servers' answers are not always
/// HTTP. Lives on the loop that asks, and says nothing any more once it has failed or was hung up.
final class Call {
    private final Context context;
    private final String agent;
    private final Heard heard;
    private final NetClient client;
    private Upstream asked;
    private AnswerParser head = new AnswerParser();
    private @Nullable AnswerBody body;
    private @Nullable NetSocket socket;
    private Throttle throttle = new Throttle(System.nanoTime());
    private String first = "";
    private int hops;
    private long patience;
    private boolean over;

    /// Who listens to it.
    interface Heard {
        /// «Here it comes.»
        void answered(Answer answer);

        /// Hot: once for each read from the socket.
        void hears(Bytes bytes);

        /// Nothing follows.
        void failed(Trouble trouble);
    }

    private Call(Context context, Upstream upstream, String agent, Heard heard) {
        this.context = context;
        this.asked = upstream;
        this.agent = agent;
        this.heard = heard;
        this.client = context.owner().createNetClient(Wire.options(upstream));
    }

    /// Begins; called on `context`.
    static Call open(Context context, Upstream upstream, String agent, Heard heard) {
        var call = new Call(context, upstream, agent, heard);
        call.ask();
        return call;
    }

    /// The numeric address of the other side; empty before there is one.
    String peer() {
        return socket == null ? "" : address(socket);
    }

    /// Reads no more until [#resume].
    void pause() {
        if (socket != null) {
            socket.pause();
        }
    }

    void resume() {
        if (socket != null) {
            socket.resume();
        }
    }

    void hangUp() {
        over = true;
        context.owner().cancelTimer(patience);
        if (socket != null) {
            socket.close();
        }
        client.close();
    }

    private void ask() {
        patience = context.owner()
                .setTimer(
                        asked.timeout().toMillis(),
                        _ -> fail(
                                Trouble.Reason.UNREACHABLE,
                                "no answer within " + asked.timeout().toSeconds() + " s"));
        client.connect(Wire.target(asked))
                .onSuccess(this::connected)
                .onFailure(e -> fail(Trouble.Reason.UNREACHABLE, String.valueOf(e.getMessage())));
    }

    private void connected(NetSocket opened) {
        if (over) {
            opened.close();
            return;
        }
        socket = opened;
        if (hops == 0) {
            first = address(opened);
        } else if (Redirect.leadsInside(first, address(opened))) {
            fail(Trouble.Reason.REDIRECT, "sends on to a place that is none of its own");
            return;
        }
        int hop = hops;
        opened.exceptionHandler(_ -> {})
                .closeHandler(_ -> closed(hop))
                .handler(received -> hear(opened, hop, Bytes.wrap(received.getBytes())))
                .write(Buffer.buffer(Wire.request(asked, agent)));
    }

    private void closed(int hop) {
        if (hop == hops) {
            fail(Trouble.Reason.CLOSED, body == null ? "closed without an answer" : "closed by the server");
        }
    }

    private void hear(NetSocket from, int hop, Bytes received) {
        if (over || hop != hops) {
            return;
        }
        slowDown(from, received.length());
        if (body != null) {
            pass(body, received);
            return;
        }
        switch (head.feed(received)) {
            case AnswerParser.Reading.Unfinished() -> {}
            case AnswerParser.Reading.Refused(var why) -> fail(Trouble.Reason.PROTOCOL, why);
            case AnswerParser.Reading.Whole(var answer, var rest) -> {
                context.owner().cancelTimer(patience);
                take(answer, rest);
            }
        }
    }

    private void take(Answer answer, Bytes rest) {
        if (Redirect.STATUSES.contains(answer.status())) {
            follow(answer);
        } else if (answer.status() != 200) {
            fail(Trouble.Reason.STATUS, answer.status() + " " + answer.reason());
        } else {
            var begun = AnswerBody.of(answer);
            body = begun;
            heard.answered(answer);
            if (!over) {
                pass(begun, rest);
            }
        }
    }

    private void pass(AnswerBody from, Bytes received) {
        var part = from.take(received);
        if (!part.bytes().isEmpty()) {
            heard.hears(part.bytes());
        }
        if (part.trouble() != null) {
            fail(Trouble.Reason.PROTOCOL, part.trouble());
        } else if (part.over()) {
            fail(Trouble.Reason.CLOSED, "the body is complete");
        }
    }

    private void follow(Answer answer) {
        hops++;
        if (hops > Redirect.MOST) {
            fail(Trouble.Reason.REDIRECT, "sends on more than " + Redirect.MOST + " times");
            return;
        }
        switch (Redirect.from(asked, answer.field("location").orElse(""))) {
            case Redirect.Refused(var why) -> fail(Trouble.Reason.REDIRECT, why);
            case Redirect.To(var next) -> {
                var left = socket;
                socket = null;
                if (left != null) {
                    left.close();
                }
                asked = next;
                head = new AnswerParser();
                ask();
            }
        }
    }

    private void slowDown(NetSocket from, int bytes) {
        long nanos = throttle.take(bytes, System.nanoTime());
        if (nanos > 0) {
            from.pause();
            context.owner().setTimer(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, _ -> from.resume());
        }
    }

    private void fail(Trouble.Reason reason, String why) {
        if (!over) {
            hangUp();
            heard.failed(new Trouble(reason, why));
        }
    }

    private static String address(NetSocket socket) {
        var remote = socket.remoteAddress();
        var address = remote == null ? null : remote.hostAddress();
        return address == null ? "" : address;
    }
}

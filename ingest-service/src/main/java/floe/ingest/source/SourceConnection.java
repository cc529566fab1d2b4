package floe.ingest.source;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.Moment;
import floe.kit.door.Visitor;
import floe.mount.MountConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.jspecify.annotations.Nullable;

/// The connection of a source that may send: learns what it sends, opens its mount, feeds it until one of them ends.
/// Lives on the connection's event loop.
final class SourceConnection {
    private static final Logger log = LoggerFactory.getLogger(SourceConnection.class);

    /// How long a source that waits for an answer may leave open what it sends.
    private static final Duration FIRST_BYTES = Duration.ofSeconds(1);

    private final Desk desk;
    private final Visitor visitor;
    private final SourceRequest request;
    private final SourceLine line;
    private final Body body;
    private Phase phase = new Waiting();
    private long timer;

    /// What the connection is about.
    private sealed interface Phase {}

    /// The desk has not decided yet.
    private record Waiting() implements Phase {}

    /// Let in, of a type that only its first bytes can save.
    private record Sniffing(Bytes first) implements Phase {}

    private record Feeding(LiveMount mount, SourceSession session) implements Phase {}

    private record Over() implements Phase {}

    SourceConnection(Desk desk, Visitor visitor, SourceRequest request) {
        this.desk = desk;
        this.visitor = visitor;
        this.request = request;
        this.line = new SourceLine(visitor.socket());
        this.body = Body.of(request.framing());
        line.onClose(() -> end(new Ending(Ending.Reason.CLOSED, "the source closed the connection")));
    }

    void refuse(Refusal refusal) {
        if (phase instanceof Over) {
            return;
        }
        over();
        line.say(desk.refuse(refusal, Optional.of(request.mount())).bytes()).close();
    }

    void fail(Throwable trouble) {
        log.error("mount={} source cannot be let in", request.mount(), trouble);
        refuse(Refusal.broken("internal error"));
    }

    /// The desk has let it in.
    void receive() {
        if (phase instanceof Over) {
            return;
        }
        if (request.isProbe()) {
            over();
            line.say(IcecastReplies.WELCOME).close();
            return;
        }
        if (request.expectsContinue()) {
            line.say(IcecastReplies.CONTINUE);
        }
        if (Formats.isKnown(request.contentType())) {
            feed(request.contentType(), new Body.Part.More(Bytes.EMPTY));
        } else {
            sniff();
        }
        hear(visitor.rest());
        line.listen(buffer -> hear(Bytes.wrap(buffer.getBytes())));
    }
}

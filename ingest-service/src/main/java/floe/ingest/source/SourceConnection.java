package floe.ingest.source;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.LiveSource;
import floe.ingest.live.Moment;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import floe.stream.Song;
import floe.stream.StreamEvent;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of a source: once the desk has let it in, learns what it sends, opens its mount, and feeds it until
/// one of them ends. Lives on the connection's event loop.
final class SourceConnection implements LiveSource {
    private static final Logger log = LoggerFactory.getLogger(SourceConnection.class);

    /// How long a source of unknown type is given to send first, when it has not been told to.
    private static final Duration UNASKED = Duration.ofSeconds(1);

    private final Desk desk;
    private final Visitor visitor;
    private final SourceRequest request;
    private final Greeting greeting;
    private final Body body;
    private Phase phase = new Phase.Waiting();

    private sealed interface Phase {
        /// The desk has not decided yet.
        record Waiting() implements Phase {}

        /// Let in, but of a type that only its first bytes can save.
        record Sniffing(Bytes first) implements Phase {}

        record Feeding(LiveMount mount, SourceSession session) implements Phase {}

        record Over() implements Phase {}
    }

    SourceConnection(Desk desk, Visitor visitor, SourceRequest request) {
        this.desk = desk;
        this.visitor = visitor;
        this.request = request;
        this.greeting = Greeting.to(request);
        this.body = Body.of(request.framing());
        visitor.socket()
                .exceptionHandler(_ -> {})
                .closeHandler(_ -> end(new Ending(Ending.Reason.CLOSED, "the source closed the connection")));
    }

    void fail(Throwable trouble) {
        log.error("mount={} source could not be let in", request.mount(), trouble);
        refuse(Refusal.TROUBLE);
    }

    void refuse(Refusal refusal) {
        if (phase instanceof Phase.Over) {
            return;
        }
        phase = new Phase.Over();
        Farewell.say(
                visitor.socket(),
                desk.refuse(refusal, Optional.of(request.mount())).bytes());
    }

    void receive() {
        if (phase instanceof Phase.Over) {
            return;
        }
        if (request.isProbe()) {
            phase = new Phase.Over();
            Farewell.say(visitor.socket(), IcecastReplies.WELCOME);
            return;
        }
        if (Formats.isKnown(request.contentType())) {
            feed(request.contentType(), new Body.Part.More(Bytes.EMPTY), Moment.now());
        } else {
            waitForFirstBytes();
        }
        listen();
    }

    private void listen() {
        visitor.socket().handler(received -> hear(Bytes.wrap(received.getBytes())));
        hear(visitor.rest());
        visitor.socket().resume();
    }

    private void waitForFirstBytes() {
        phase = new Phase.Sniffing(Bytes.EMPTY);
        greeting.toSend().ifPresent(this::write);
        var patience =
                request.expectsContinue() ? desk.config().mount(request.mount()).sourceTimeout() : UNASKED;
        after(patience.toNanos(), () -> {
            if (phase instanceof Phase.Sniffing) {
                refuse(Refusal.contentType(request.contentType()));
            }
        });
    }

    /// Hot: once for each read from the socket.
    private void hear(Bytes received) {
        if (received.isEmpty()) {
            return;
        }
        var now = Moment.now();
        switch (phase) {
            case Phase.Feeding(var mount, var session) -> {
                mount.received(received.length());
                obey(session.hear(received, now.nanos()), mount, now);
            }
            case Phase.Sniffing(var first) -> sniff(first, body.take(received), now);
            case Phase.Waiting _, Phase.Over _ -> {}
        }
    }

    private void sniff(Bytes before, Body.Part part, Moment now) {
        var first = Bytes.concat(List.of(before, part.bytes()));
        if (first.length() < Formats.SNIFF_BYTES && part instanceof Body.Part.More) {
            phase = new Phase.Sniffing(first);
            return;
        }
        Formats.sniffed(first)
                .ifPresentOrElse(
                        type -> feed(type, part.with(first), now),
                        () -> refuse(Refusal.contentType(request.contentType())));
    }

    private void feed(String type, Body.Part beginning, Moment now) {
        var settings = desk.config().mount(request.mount());
        switch (desk.mounts().enter(request.words(type), settings, visitor.context(), this, now)) {
            case LiveMounts.Entry.Taken() -> refuse(Refusal.IN_USE);
            case LiveMounts.Entry.Full() -> refuse(Refusal.TOO_MANY_SOURCES);
            case LiveMounts.Entry.Open(var mount) -> {
                var framer = Formats.framerFor(type, Formats.salt(mount.name(), mount.epoch()));
                var session = new SourceSession(body, framer, settings.sourceTimeout(), now.nanos());
                phase = new Phase.Feeding(mount, session);
                greeting.toStream().ifPresent(this::write);
                mount.received(beginning.bytes().length());
                obey(session.understand(beginning), mount, now);
                watch(mount, session, now);
            }
        }
    }

    @Override
    public void dismiss(Ending ending) {
        end(ending);
    }

    @Override
    public boolean retitle(Song song) {
        return phase instanceof Phase.Feeding(var mount, var session) && retitle(mount, session.retitle(song));
    }

    private static boolean retitle(LiveMount mount, List<StreamEvent> events) {
        mount.take(events, Moment.now());
        return !events.isEmpty();
    }

    @Override
    public String peer() {
        var peer = visitor.socket().remoteAddress();
        var address = peer == null ? null : peer.hostAddress();
        return address == null ? "" : address;
    }

    private void obey(SourceSession.Said said, LiveMount mount, Moment now) {
        mount.take(said.events(), now);
        said.ending().ifPresent(this::end);
    }

    private void watch(LiveMount mount, SourceSession session, Moment now) {
        after(session.patienceEndsNanos() - now.nanos(), () -> {
            var then = Moment.now();
            session.silence(then.nanos())
                    .filter(_ -> phase instanceof Phase.Feeding)
                    .ifPresentOrElse(this::end, () -> {
                        if (!mount.isOver()) {
                            watch(mount, session, then);
                        }
                    });
        });
    }

    private void end(Ending ending) {
        var before = phase;
        phase = new Phase.Over();
        switch (before) {
            case Phase.Feeding(var mount, var _) -> {
                desk.mounts().leave(mount, ending, Moment.now());
                sayGoodbye(ending);
            }
            case Phase.Waiting _, Phase.Sniffing _, Phase.Over _ -> {}
        }
    }

    private void sayGoodbye(Ending ending) {
        if (ending.reason() != Ending.Reason.CLOSED) {
            Farewell.say(visitor.socket(), greeting.toLeave(ending, desk.replies(), Instant.now()));
        }
    }

    private void write(Bytes words) {
        visitor.socket().write(Buffer.buffer(words.toArray()));
    }

    private void after(long nanos, Runnable then) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        visitor.context().owner().setTimer(millis, _ -> then.run());
    }
}

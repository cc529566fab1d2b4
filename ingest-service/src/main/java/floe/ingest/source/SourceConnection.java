package floe.ingest.source;

import floe.bytes.Bytes;
import floe.format.Formats;
import floe.http.IcecastReplies;
import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.LiveSource;
import floe.ingest.live.Moment;
import floe.ingest.live.Owners.Candidate;
import floe.ingest.live.Standbys.Standby;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.tenure.Bid;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of a source: once the desk has let it in, learns what it sends, and feeds its mount until one of
/// them ends; or stands by, silent, until the mount is free. Lives on the connection's event loop.
final class SourceConnection implements LiveSource {
    private static final Logger log = LoggerFactory.getLogger(SourceConnection.class);

    private final Desk desk;
    private final Visitor visitor;
    private final SourceRequest request;
    private final Greeting greeting;
    private final Body body;
    private Candidate candidate = new Candidate("", 0);
    private Phase phase = new Phase.Waiting();

    private sealed interface Phase {
        /// The desk has not decided yet.
        record Waiting() implements Phase {}

        record Feeding(LiveMount mount, SourceSession session) implements Phase {}

        record StandingBy(Standby place, SourceSession session, StandbyStretch said) implements Phase {}

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

    void obey(Decision decision) {
        switch (decision) {
            case Decision.Refused(var refusal) -> refuse(refusal);
            case Decision.Seated(var seat, var who) -> receive(seat, who);
            case Decision.Waits(var who) -> receive(null, who);
        }
    }

    private void refuse(Refusal refusal) {
        if (phase instanceof Phase.Over) {
            return;
        }
        phase = new Phase.Over();
        Farewell.say(visitor.socket(), greeting.toBeRefused(desk.refuse(refusal, Optional.of(request.mount()))));
    }

    private void receive(@Nullable Bid seat, Candidate who) {
        candidate = who;
        if (phase instanceof Phase.Over || request.isProbe()) {
            desk.release(seat);
        }
        if (phase instanceof Phase.Over) {
            return;
        }
        if (request.isProbe()) {
            phase = new Phase.Over();
            Farewell.say(visitor.socket(), IcecastReplies.WELCOME);
            return;
        }
        begin(seat, Moment.now());
        listen();
    }

    private void listen() {
        visitor.socket().handler(received -> hear(Bytes.wrap(received.getBytes())));
        hear(visitor.rest());
        visitor.socket().resume();
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
            case Phase.StandingBy(var _, var session, var said) -> keep(session.hear(received, now.nanos()), said);
            case Phase.Waiting _, Phase.Over _ -> {}
        }
    }

    private void begin(@Nullable Bid seat, Moment now) {
        var settings = desk.config().mount(request.mount());
        long salt = Formats.salt(request.mount(), desk.mounts().nextEpoch(request.mount()));
        var framer = request.framer(settings.source(), salt);
        var session = new SourceSession(body, framer, settings.sourceTimeout(), now.nanos());
        if (seat == null) {
            standBy(session, new StandbyStretch());
        } else if (enter(seat, session, now).isEmpty()) {
            return;
        }
        greeting.toStream().ifPresent(this::write);
        watch(session, now);
    }

    /// The mount, unless that was refused in the last moment.
    private Optional<LiveMount> enter(Bid seat, SourceSession session, Moment now) {
        var settings = desk.config().mount(request.mount());
        var entry = desk.mounts().enter(seat, request.description(), settings, visitor.context(), this, now);
        desk.release(seat);
        return switch (entry) {
            case LiveMounts.Entry.Taken() -> refused(Refusal.IN_USE);
            case LiveMounts.Entry.Full() -> refused(Refusal.TOO_MANY_SOURCES);
            case LiveMounts.Entry.Open(var mount) -> {
                phase = new Phase.Feeding(mount, session);
                yield Optional.of(mount);
            }
        };
    }

    private Optional<LiveMount> refused(Refusal refusal) {
        refuse(refusal);
        return Optional.empty();
    }

    private void standBy(SourceSession session, StandbyStretch said) {
        var place = desk.mounts()
                .standbys()
                .stand(request.mount(), candidate.priority(), visitor.context(), this::goForMount);
        phase = new Phase.StandingBy(place, session, said);
        log.info("mount={} source stands by with priority {}", request.mount(), candidate.priority());
    }

    /// The mount may be free: bids for it, and goes on standing by when somebody else was faster.
    private void goForMount() {
        if (!(phase instanceof Phase.StandingBy)) {
            return;
        }
        desk.contest(request.mount(), candidate).onSuccess(seat -> {
            if (phase instanceof Phase.StandingBy(var place, var session, var said) && seat.isPresent()) {
                desk.mounts().standbys().leave(place);
                var now = Moment.now();
                enter(seat.get(), session, now).ifPresent(mount -> mount.take(said.opening(), now));
            } else {
                desk.release(seat.orElse(null));
            }
        });
    }

    private void obey(SourceSession.Said said, LiveMount mount, Moment now) {
        mount.take(said.events(), now);
        said.ending().ifPresent(this::end);
    }

    private void keep(SourceSession.Said said, StandbyStretch stretch) {
        stretch.add(said.events());
        said.ending().ifPresent(this::end);
    }

    private void watch(SourceSession session, Moment now) {
        after(session.patienceEndsNanos() - now.nanos(), () -> {
            if (phase instanceof Phase.Feeding || phase instanceof Phase.StandingBy) {
                var then = Moment.now();
                session.silence(then.nanos()).ifPresentOrElse(this::end, () -> watch(session, then));
            }
        });
    }

    private void end(Ending ending) {
        var before = phase;
        phase = new Phase.Over();
        switch (before) {
            case Phase.Feeding(var mount, var session) -> {
                desk.mounts().leave(mount, session.finish(), ending, Moment.now());
                sayGoodbye(ending);
            }
            case Phase.StandingBy(var place, var _, var _) -> {
                desk.mounts().standbys().leave(place);
                sayGoodbye(ending);
            }
            case Phase.Waiting _, Phase.Over _ -> {}
        }
    }

    @Override
    public void dismiss(Ending ending) {
        if (ending.reason() == Ending.Reason.OUTRANKED && phase instanceof Phase.Feeding(var mount, var session)) {
            var said = new StandbyStretch();
            said.add(mount.lastWords(Moment.now()));
            desk.mounts().leave(mount, List.of(), ending, Moment.now());
            standBy(session, said);
        } else {
            end(ending);
        }
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
        return visitor.peerAddress();
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

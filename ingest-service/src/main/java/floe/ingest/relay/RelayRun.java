package floe.ingest.relay;

import floe.bytes.Bytes;
import floe.http.Answer;
import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.LiveSource;
import floe.ingest.live.Moment;
import floe.ingest.live.SourceWords;
import floe.kit.Node;
import floe.mount.RelayConfig;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import floe.wire.MountClaim;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One relay at work on this node: asks its upstreams one after the other and feeds the mount with what they send. A
/// verticle: all but the questions marked so are asked on its loop, which owns the mount, too.
final class RelayRun extends VerticleBase implements LiveSource, Call.Heard {
    private static final Logger log = LoggerFactory.getLogger(RelayRun.class);

    private static final long LOOK_MILLIS = 500;
    /// How long after the last lease one on demand is fetched on. Edges ask each second, for 30 s after their last
    /// listener.
    private static final long LINGER_NANOS = Duration.ofSeconds(5).toNanos();
    /// How long to wait where somebody else has the mount.
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Node node;
    private final LiveMounts mounts;
    private final RelayConfig relay;
    private final Consumer<Trouble> troubles;
    private final Ladder ladder;
    private Phase phase = new Phase.Resting();
    private volatile boolean playing;
    private volatile String peer = "";
    private volatile long wantedAtNanos = System.nanoTime() - LINGER_NANOS - 1;

    private sealed interface Phase {
        /// Nobody wants it.
        record Resting() implements Phase {}

        /// Asked only for what it is, so that listeners can be told before they come.
        record Looking(Call call) implements Phase {}

        record Pausing(long untilNanos) implements Phase {}

        record Calling(Call call, int upstream) implements Phase {}

        /// An upstream has answered and its first bytes will tell what it sends.
        record Answered(Call call, int upstream, SourceWords said, Bytes first, long heardNanos) implements Phase {}

        record Playing(Call call, int upstream, LiveMount mount, StreamFramer framer, long sinceNanos, Clock heard)
                implements Phase {}

        record Over() implements Phase {}
    }

    /// When something was heard last.
    private static final class Clock {
        private long nanos;
    }

    RelayRun(Node node, LiveMounts mounts, RelayConfig relay, Consumer<Trouble> troubles) {
        this.node = node;
        this.mounts = mounts;
        this.relay = relay;
        this.troubles = troubles;
        this.ladder = new Ladder(relay.upstreams().size());
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(LOOK_MILLIS, _ -> look(System.nanoTime()));
        if (relay.onDemand()) {
            offer(Guess.of(relay.mount()));
            phase = new Phase.Looking(call(0));
        } else {
            begin(0);
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        leave(new Ending(Ending.Reason.STOPPED, "the relay ends here"));
        hangUp();
        phase = new Phase.Over();
        mounts.withdraw(relay.mount());
        return Future.succeededFuture();
    }

    private void hangUp() {
        switch (phase) {
            case Phase.Looking(var call) -> call.hangUp();
            case Phase.Calling(var call, var _) -> call.hangUp();
            case Phase.Answered answered -> answered.call().hangUp();
            case Phase.Playing at -> at.call().hangUp();
            case Phase.Resting _, Phase.Pausing _, Phase.Over _ -> {}
        }
    }

    /// Whether it feeds its mount. Any thread may ask.
    boolean isPlaying() {
        return playing;
    }

    /// An edge asks for the mount. Any thread.
    void wanted() {
        wantedAtNanos = System.nanoTime();
        if (relay.onDemand() && !playing) {
            context.runOnContext(_ -> wake());
        }
    }

    private void wake() {
        switch (phase) {
            case Phase.Resting() -> begin(0);
            case Phase.Looking(var call) -> {
                call.hangUp();
                begin(0);
            }
            case Phase.Pausing _, Phase.Calling _, Phase.Answered _, Phase.Playing _, Phase.Over _ -> {}
        }
    }

    private void begin(int upstream) {
        if (mounts.of(relay.mount()).isPresent()) {
            pause(AGAIN);
            return;
        }
        phase = new Phase.Calling(call(upstream), upstream);
    }

    private Call call(int upstream) {
        var agent = node.config().current().server().serverId();
        return Call.open(context, relay.upstreams().get(upstream), agent, this);
    }

    @Override
    public void answered(Answer answer) {
        var said = Said.of(answer);
        if (said.isEmpty()) {
            trouble(new Trouble(
                    Trouble.Reason.CONTENT_TYPE,
                    "sends " + answer.field("content-type").orElse("?") + ", which is nothing to hear"));
            return;
        }
        switch (phase) {
            case Phase.Looking(var call) -> {
                call.hangUp();
                offer(said.get());
                phase = new Phase.Resting();
            }
            case Phase.Calling(var call, int upstream) ->
                phase = new Phase.Answered(call, upstream, said.get(), Bytes.EMPTY, System.nanoTime());
            case Phase.Resting _, Phase.Pausing _, Phase.Answered _, Phase.Playing _, Phase.Over _ -> {}
        }
    }

    private void offer(SourceWords said) {
        mounts.offer(MountClaim.offer(node.name(), relay.mount(), said.contentType(), said.headers()));
    }

    @Override
    public void hears(Bytes bytes) {
        var now = Moment.now();
        switch (phase) {
            case Phase.Playing playing -> {
                playing.heard().nanos = now.nanos();
                feed(playing, bytes, now);
            }
            case Phase.Answered(var call, int upstream, var said, var first, var _) -> {
                var all = Bytes.concat(List.of(first, bytes));
                phase = new Phase.Answered(call, upstream, said, all, now.nanos());
                if (all.length() >= Framing.SNIFF_BYTES) {
                    enter(call, upstream, said, all, now);
                }
            }
            case Phase.Resting _, Phase.Looking _, Phase.Pausing _, Phase.Calling _, Phase.Over _ -> {}
        }
    }

    private void enter(Call call, int upstream, SourceWords said, Bytes first, Moment now) {
        var framer = Framing.of(said, first, now.wallMillis());
        if (framer.isEmpty()) {
            trouble(new Trouble(Trouble.Reason.CONTENT_TYPE, "sends what cannot be read: " + said.contentType()));
            return;
        }
        var settings = node.config().current().mount(relay.mount());
        switch (mounts.enter(said, settings, context, this, now)) {
            case LiveMounts.Entry.Taken() -> trouble(new Trouble(Trouble.Reason.TAKEN, "the mount has a source"));
            case LiveMounts.Entry.Full() -> trouble(new Trouble(Trouble.Reason.FULL, "too many sources"));
            case LiveMounts.Entry.Open(var mount) -> {
                log.info(
                        "mount={} relayed from {}",
                        relay.mount(),
                        relay.upstreams().get(upstream));
                peer = call.peer();
                var clock = new Clock();
                clock.nanos = now.nanos();
                var begun = new Phase.Playing(call, upstream, mount, framer.get(), now.nanos(), clock);
                phase = begun;
                playing = true;
                if (relay.onDemand()) {
                    offer(said);
                }
                feed(begun, first, now);
            }
        }
    }

    private void feed(Phase.Playing at, Bytes bytes, Moment now) {
        at.mount().received(bytes.length());
        var events = at.framer().frame(bytes);
        boolean ends = !events.isEmpty() && events.getLast() instanceof StreamEvent.End;
        at.mount().take(ends ? events.subList(0, events.size() - 1) : events, now);
        if (ends && events.getLast() instanceof StreamEvent.End(var why)) {
            trouble(new Trouble(Trouble.Reason.BROKEN, why));
        }
    }

    @Override
    public void failed(Trouble trouble) {
        trouble(trouble);
    }

    private void trouble(Trouble trouble) {
        switch (phase) {
            case Phase.Looking(var call) -> {
                call.hangUp();
                phase = new Phase.Resting();
            }
            case Phase.Calling(var call, int upstream) -> stepDown(call, upstream, Duration.ZERO, trouble);
            case Phase.Answered(var call, int upstream, var _, var _, var _) ->
                stepDown(call, upstream, Duration.ZERO, trouble);
            case Phase.Playing(var call, int upstream, var _, var _, long since, var _) -> {
                leave(new Ending(ending(trouble.reason()), trouble.why()));
                stepDown(call, upstream, Duration.ofNanos(System.nanoTime() - since), trouble);
            }
            case Phase.Resting _, Phase.Pausing _, Phase.Over _ -> {}
        }
    }

    private void stepDown(Call call, int upstream, Duration heard, Trouble trouble) {
        call.hangUp();
        log.warn(
                "mount={} relay from {} failed: {}",
                relay.mount(),
                relay.upstreams().get(upstream),
                trouble.why());
        troubles.accept(trouble);
        switch (ladder.failed(upstream, heard, Math.random())) {
            case Ladder.Step.Try(int next) -> begin(next);
            case Ladder.Step.Pause(var time) -> pause(time);
        }
    }

    private void pause(Duration time) {
        phase = new Phase.Pausing(System.nanoTime() + time.toNanos());
    }

    private static Ending.Reason ending(Trouble.Reason reason) {
        return switch (reason) {
            case SILENT -> Ending.Reason.TIMEOUT;
            case BROKEN, PROTOCOL, CONTENT_TYPE -> Ending.Reason.BROKEN;
            case UNREACHABLE, STATUS, REDIRECT, CLOSED, TAKEN, FULL -> Ending.Reason.CLOSED;
        };
    }

    /// Twice a second: whether a pause is over, whether an upstream has become silent, whether somebody still listens.
    private void look(long nowNanos) {
        var patience = node.config().current().mount(relay.mount()).sourceTimeout();
        switch (phase) {
            case Phase.Pausing(long until) when nowNanos - until >= 0 -> resume(nowNanos);
            case Phase.Answered(var _, var _, var _, var _, long at)
            when nowNanos - at > patience.toNanos() -> trouble(silence(patience));
            case Phase.Playing at when nowNanos - at.heard().nanos > patience.toNanos() -> trouble(silence(patience));
            case Phase.Playing(var call, var _, var _, var _, var _, var _)
            when isIdle(nowNanos) -> {
                leave(new Ending(Ending.Reason.COMPLETE, "nobody listens"));
                call.hangUp();
                phase = new Phase.Resting();
            }
            case Phase.Resting _,
                    Phase.Looking _,
                    Phase.Pausing _,
                    Phase.Calling _,
                    Phase.Answered _,
                    Phase.Playing _,
                    Phase.Over _ -> {}
        }
    }

    private void resume(long nowNanos) {
        if (isIdle(nowNanos)) {
            phase = new Phase.Resting();
        } else {
            begin(Ladder.BEST.upstream());
        }
    }

    private boolean isIdle(long nowNanos) {
        return relay.onDemand() && nowNanos - wantedAtNanos > LINGER_NANOS;
    }

    private static Trouble silence(Duration patience) {
        return new Trouble(Trouble.Reason.SILENT, "nothing came for " + patience.toSeconds() + " s (source-timeout)");
    }

    private void leave(Ending ending) {
        playing = false;
        switch (phase) {
            case Phase.Playing at -> mounts.leave(at.mount(), ending, Moment.now());
            case Phase.Resting _,
                    Phase.Looking _,
                    Phase.Pausing _,
                    Phase.Calling _,
                    Phase.Answered _,
                    Phase.Over _ -> {}
        }
    }

    @Override
    public void dismiss(Ending ending) {
        if (phase instanceof Phase.Playing at) {
            leave(ending);
            at.call().hangUp();
            pause(AGAIN);
        }
    }

    @Override
    public boolean retitle(Song song) {
        if (phase instanceof Phase.Playing at) {
            var events = at.framer().retitle(song);
            at.mount().take(events, Moment.now());
            return !events.isEmpty();
        }
        return false;
    }

    @Override
    public String peer() {
        return peer;
    }
}

package floe.ingest.relay;

import floe.bytes.Bytes;
import floe.http.Answer;
import floe.ingest.live.Ending;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.LiveSource;
import floe.ingest.live.Moment;
import floe.ingest.live.Owners;
import floe.ingest.live.SourceWords;
import floe.kit.Node;
import floe.mount.RelayConfig;
import floe.mount.Upstream;
import floe.stream.Song;
import floe.tenure.Bid;
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
    /// How long after the last lease one on demand is fetched on. Edges ask each second as long as they keep the mount
    /// on the air: up to a minute after their last listener.
    private static final Duration LINGER = Duration.ofSeconds(5);
    /// How long to wait where somebody else has the mount.
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /// A relay takes over from no source and gives way to none.
    private static final Owners.Candidate NOBODY = new Owners.Candidate("", 0);
    private static final Trouble TAKEN = new Trouble(Trouble.Reason.TAKEN, "the mount has a source");

    private final Node node;
    private final LiveMounts mounts;
    private final Owners owners;
    private final RelayConfig relay;
    private final Consumer<Trouble> troubles;
    private final Ladder ladder;
    private Phase phase = new Phase.Resting();
    private long heardNanos;
    private volatile boolean playing;
    private volatile String peer = "";
    private volatile long wantedNanos = System.nanoTime() - LINGER.toNanos() - 1;

    /// @param troubles told of each upstream that is given up
    RelayRun(Node node, LiveMounts mounts, Owners owners, RelayConfig relay, Consumer<Trouble> troubles) {
        this.node = node;
        this.mounts = mounts;
        this.owners = owners;
        this.relay = relay;
        this.troubles = troubles;
        this.ladder = new Ladder(relay.upstreams().size());
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(LOOK_MILLIS, _ -> look(System.nanoTime()));
        if (relay.onDemand()) {
            offer(Guess.of(relay.mount()));
            phase = new Phase.Looking(call(Ladder.BEST.upstream()));
        } else {
            ask(Ladder.BEST.upstream());
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        end(new Ending(Ending.Reason.STOPPED, "the relay ends here"), new Phase.Over());
        mounts.withdraw(relay.mount());
        return Future.succeededFuture();
    }

    /// Whether it feeds its mount. Any thread may ask.
    boolean isPlaying() {
        return playing;
    }

    /// An edge asks for the mount. Any thread.
    void wanted() {
        wantedNanos = System.nanoTime();
        if (relay.onDemand() && !playing) {
            context.runOnContext(_ -> wake());
        }
    }

    private void wake() {
        if (phase instanceof Phase.Looking(var call)) {
            call.hangUp();
            phase = new Phase.Resting();
        }
        if (phase instanceof Phase.Resting) {
            ask(Ladder.BEST.upstream());
        }
    }

    private void ask(int upstream) {
        if (mounts.of(relay.mount()).isPresent()) {
            pause(AGAIN);
        } else {
            phase = new Phase.Calling(call(upstream), upstream);
        }
    }

    private Call call(int upstream) {
        var agent = node.config().current().server().serverId();
        return Call.open(context, relay.upstreams().get(upstream), agent, this);
    }

    @Override
    public void answered(Answer answer) {
        var said = Said.of(answer);
        if (said.isEmpty()) {
            var type = answer.field("content-type").orElse("");
            failed(new Trouble(Trouble.Reason.CONTENT_TYPE, "sends " + type + ", which is nothing to hear"));
        } else if (phase instanceof Phase.Looking(var call)) {
            call.hangUp();
            offer(said.get());
            phase = new Phase.Resting();
        } else if (phase instanceof Phase.Calling(var call, int upstream)) {
            heardNanos = System.nanoTime();
            phase = new Phase.Answered(call, upstream, said.get());
        }
    }

    private void offer(SourceWords said) {
        mounts.offer(MountClaim.offer(node.name(), relay.mount(), said.contentType(), said.headers()));
    }

    @Override
    public void hears(Bytes bytes) {
        var now = Moment.now();
        heardNanos = now.nanos();
        if (phase instanceof Phase.Playing(var session)) {
            session.feed(bytes, now).ifPresent(this::failed);
        } else if (phase instanceof Phase.Answered(var call, int upstream, var said)) {
            call.pause();
            phase = new Phase.Contesting(call, upstream, said, bytes);
            owners.contest(relay.mount(), NOBODY)
                    .onSuccess(outcome -> context.runOnContext(_ -> settled(call, outcome)));
        } else if (phase instanceof Phase.Contesting(var call, int upstream, var said, var first)) {
            phase = new Phase.Contesting(call, upstream, said, Bytes.concat(List.of(first, bytes)));
        }
    }

    /// @param asked the call that it was asked for; it may be over by now
    private void settled(Call asked, Owners.Outcome outcome) {
        boolean current = phase instanceof Phase.Contesting at && asked.equals(at.call());
        switch (outcome) {
            case Owners.Outcome.Won(var seat) -> {
                if (current) {
                    enter(seat);
                }
                owners.release(seat);
            }
            case Owners.Outcome.StandBy _, Owners.Outcome.Lost _ -> {
                if (current) {
                    failed(TAKEN);
                }
            }
        }
    }

    private void enter(Bid seat) {
        if (!(phase instanceof Phase.Contesting(var call, int upstream, var said, var first))) {
            return;
        }
        var now = Moment.now();
        var settings = node.config().current().mount(relay.mount());
        switch (mounts.enter(seat, said, settings, context, this, now)) {
            case LiveMounts.Entry.Taken() -> failed(TAKEN);
            case LiveMounts.Entry.Full() -> failed(new Trouble(Trouble.Reason.FULL, "too many sources"));
            case LiveMounts.Entry.Open(var mount) -> {
                var framer = Said.framer(said, settings.source(), mount);
                var session = new Session(call, upstream, mount, framer, now.nanos());
                phase = new Phase.Playing(session);
                peer = call.peer();
                playing = true;
                log.info("mount={} relayed from {}", relay.mount(), name(upstream));
                call.resume();
                session.feed(first, now).ifPresent(this::failed);
            }
        }
    }

    @Override
    public void failed(Trouble trouble) {
        var now = System.nanoTime();
        switch (phase) {
            case Phase.Looking _ -> end(trouble.ending(), new Phase.Resting());
            case Phase.Calling(var _, int upstream) -> stepDown(upstream, Duration.ZERO, trouble);
            case Phase.Answered(var _, int upstream, var _) -> stepDown(upstream, Duration.ZERO, trouble);
            case Phase.Contesting(var _, int upstream, var _, var _) -> stepDown(upstream, Duration.ZERO, trouble);
            case Phase.Playing(var session) -> stepDown(session.upstream(), session.age(now), trouble);
            case Phase.Resting _, Phase.Pausing _, Phase.Over _ -> {}
        }
    }

    private void stepDown(int upstream, Duration heard, Trouble trouble) {
        end(trouble.ending(), new Phase.Resting());
        log.warn("mount={} relay from {} failed: {}", relay.mount(), name(upstream), trouble.why());
        troubles.accept(trouble);
        switch (ladder.failed(upstream, heard, Math.random())) {
            case Ladder.Step.Try(int next) -> ask(next);
            case Ladder.Step.Pause(var time) -> pause(time);
        }
    }

    private void pause(Duration time) {
        phase = new Phase.Pausing(System.nanoTime() + time.toNanos());
    }

    private Upstream name(int upstream) {
        return relay.upstreams().get(upstream);
    }

    /// Hangs up, and leaves the mount if it is fed from here.
    private void end(Ending ending, Phase next) {
        var before = phase;
        phase = next;
        playing = false;
        before.hangUp();
        if (before instanceof Phase.Playing(var session)) {
            mounts.leave(session.mount(), session.finish(), ending, Moment.now());
            if (relay.onDemand()) {
                offer(session.heardAs());
            }
        }
    }

    /// Twice a second: whether a pause is over, whether an upstream has become silent, whether somebody still listens.
    private void look(long nowNanos) {
        boolean idle = relay.onDemand() && nowNanos - wantedNanos > LINGER.toNanos();
        switch (phase) {
            case Phase.Pausing(long until) when nowNanos - until >= 0 && idle -> phase = new Phase.Resting();
            case Phase.Pausing(long until) when nowNanos - until >= 0 -> ask(Ladder.BEST.upstream());
            case Phase.Playing _
            when idle -> end(new Ending(Ending.Reason.COMPLETE, "nobody listens"), new Phase.Resting());
            case Phase.Playing _, Phase.Answered _ -> listen(nowNanos);
            case Phase.Resting _,
                    Phase.Looking _,
                    Phase.Pausing _,
                    Phase.Calling _,
                    Phase.Contesting _,
                    Phase.Over _ -> {}
        }
    }

    private void listen(long nowNanos) {
        var patience = node.config().current().mount(relay.mount()).sourceTimeout();
        if (nowNanos - heardNanos > patience.toNanos()) {
            failed(new Trouble(
                    Trouble.Reason.SILENT, "nothing came for " + patience.toSeconds() + " s (source-timeout)"));
        }
    }

    @Override
    public void dismiss(Ending ending) {
        if (phase instanceof Phase.Playing) {
            end(ending, new Phase.Resting());
            pause(AGAIN);
        }
    }

    @Override
    public boolean retitle(Song song) {
        return phase instanceof Phase.Playing(var session) && session.retitle(song);
    }

    @Override
    public String peer() {
        return peer;
    }
}

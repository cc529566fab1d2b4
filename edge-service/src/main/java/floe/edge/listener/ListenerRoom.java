package floe.edge.listener;

import floe.bytes.Bytes;
import floe.edge.lane.Airwaves;
import floe.edge.lane.LaneSettings;
import floe.edge.lane.Rendition;
import floe.edge.lane.Tallies;
import floe.http.ReplyHead;
import floe.kit.Node;
import floe.kit.door.Farewell;
import floe.kit.door.Room;
import floe.kit.door.Visitor;
import floe.kit.pages.Census;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the listeners among a door's visitors, and leads those let in to the lane of their mount. Any thread.
public final class ListenerRoom implements Room {
    /// Icecast's own latency of a page.
    public static final Duration FLUSH_INTERVAL = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(ListenerRoom.class);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final Node node;
    private final Airwaves airwaves;
    private final Duration flushInterval;
    private final Tallies tallies = new Tallies();
    private final ListenerMeters meters;
    private final LoopLanes lanes;
    private final long sweep;
    private volatile boolean stopping;

    /// @param flushInterval the longest that a page waits for the next one, under load
    public ListenerRoom(Node node, Airwaves airwaves, Duration flushInterval) {
        this.node = node;
        this.airwaves = airwaves;
        this.flushInterval = flushInterval;
        this.meters = new ListenerMeters(node.metrics());
        this.lanes = new LoopLanes(node.vertx(), airwaves, tallies);
        this.sweep = node.vertx().setPeriodic(SWEEP.toMillis(), _ -> sweep());
        node.vertx().runOnContext(_ -> node.config().onChange((_, changed) -> adopt(changed)));
    }

    private void adopt(ClusterConfig changed) {
        lanes.adopt(mount -> settings(changed.mount(mount)));
    }

    /// Who listens here.
    public Census census() {
        return new EdgeCensus(tallies);
    }

    @Override
    public boolean takes(Visitor visitor) {
        var config = node.config().current();
        var mount = mountOf(visitor, config);
        mount.ifPresent(name -> answer(visitor, config, config.mount(name)));
        return mount.isPresent();
    }

    /// Lets all listeners go, and takes none any more. Succeeds when their connections are closed.
    public Future<Void> stop() {
        stopping = true;
        node.vertx().cancelTimer(sweep);
        return lanes.close().onComplete(_ -> meters.keepOnly(Set.of()));
    }

    private Optional<MountName> mountOf(Visitor visitor, ClusterConfig config) {
        var path = visitor.head().path();
        if (stopping || path.startsWith("/admin/") || !MountName.isValid(path)) {
            return Optional.empty();
        }
        var mount = new MountName(path);
        return Optional.of(mount)
                .filter(name -> config.names(name)
                        || airwaves.canPlay(name)
                        || airwaves.claim(name).isPresent());
    }

    private void answer(Visitor visitor, ClusterConfig config, MountConfig mount) {
        var now = Instant.now();
        var request = visitor.head();
        switch (request.method()) {
            case "GET", "HEAD" -> receive(visitor, config, mount, now);
            case "OPTIONS" -> say(visitor, ListenerReply.options(request, config, mount, now));
            default -> say(visitor, ListenerReply.notAllowed(request, config, now));
        }
    }

    private void receive(Visitor visitor, ClusterConfig config, MountConfig mount, Instant now) {
        var name = mount.name();
        var verdict = ListenerAdmission.decide(
                mount, config.limits(), airwaves.canPlay(name), audience(name), tallies.listeners());
        switch (verdict) {
            case ListenerAdmission.Admitted() -> welcome(visitor, config, mount, now);
            case ListenerAdmission.Refused refusal -> refuse(visitor, config, mount, refusal, now);
        }
    }

    private void welcome(Visitor visitor, ClusterConfig config, MountConfig mount, Instant now) {
        var name = mount.name();
        var head = ListenerReply.welcome(
                visitor.head(), config, mount, airwaves.claim(name), airwaves.contentType(name), now);
        if (visitor.head().method().equals("HEAD")) {
            say(visitor, head.bytes());
        } else {
            listen(visitor, mount, rendition(visitor, mount), head);
        }
    }

    private Rendition rendition(Visitor visitor, MountConfig mount) {
        return airwaves.isOgg(mount.name())
                ? OggChoice.of(visitor.head(), mount.listeners().ogg())
                : Rendition.CHAINED;
    }

    private void listen(Visitor visitor, MountConfig mount, Rendition rendition, ReplyHead head) {
        var name = mount.name();
        meters.show(name, tallies.of(name));
        var socket = visitor.socket();
        lanes.of(visitor.context())
                .of(name, rendition, settings(mount))
                .join(
                        socket.channelHandlerContext(),
                        Unpooled.wrappedBuffer(head.bytes().view()));
        socket.exceptionHandler(e -> log.debug("mount={} a listener's connection broke: {}", name, e.toString()))
                .handler(_ -> {})
                .resume();
    }

    private void refuse(
            Visitor visitor, ClusterConfig config, MountConfig mount, ListenerAdmission.Refused refusal, Instant now) {
        if (refusal.full()) {
            var tally = tallies.of(mount.name());
            meters.show(mount.name(), tally);
            tally.refused();
        }
        say(visitor, ListenerReply.refusal(visitor.head(), config, mount, refusal, now));
    }

    /// On all edges, as far as is known; those here are known at once.
    private int audience(MountName mount) {
        return Math.max(airwaves.audience(mount), tallies.of(mount).listeners());
    }

    private LaneSettings settings(MountConfig mount) {
        return LaneSettings.of(mount, flushInterval);
    }

    private void sweep() {
        tallies.forget(mount -> !node.config().current().names(mount) && !airwaves.canPlay(mount));
        meters.keepOnly(tallies.mounts());
    }

    private static void say(Visitor visitor, Bytes reply) {
        Farewell.say(visitor.socket(), reply);
    }
}

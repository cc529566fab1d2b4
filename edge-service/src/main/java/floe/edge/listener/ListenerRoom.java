package floe.edge.listener;

import floe.audience.AgentList;
import floe.audience.Leavetaking;
import floe.bytes.Bytes;
import floe.edge.lane.Airwaves;
import floe.edge.lane.LaneSettings;
import floe.edge.lane.Newcomer;
import floe.edge.lane.Rendition;
import floe.edge.lane.Tallies;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the listeners among a door's visitors, and leads those let in to the lane of their mount. Any thread.
public final class ListenerRoom implements Room {
    /// Two pages of 128 kbit/s go with the one before them, and none is later than Icecast would send it.
    public static final Duration FLUSH_INTERVAL = Duration.ofMillis(550);

    private static final Logger log = LoggerFactory.getLogger(ListenerRoom.class);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final Node node;
    private final Airwaves airwaves;
    private final Duration flushInterval;
    private final Tallies tallies = new Tallies();
    private final Attendance attendance;
    private final OtherEdges others;
    private final Membership membership;
    private final Turnstile turnstile;
    private final ListenerMeters meters;
    private final LoopLanes lanes;
    private final long sweep;
    private volatile boolean stopping;

    /// Every player is welcome.
    public ListenerRoom(Node node, Airwaves airwaves, Duration flushInterval) {
        this(node, airwaves, flushInterval, () -> AgentList.NOBODY);
    }

    /// @param flushInterval the longest that a page waits for the next one, under load
    /// @param unwanted players that get no stream
    public ListenerRoom(Node node, Airwaves airwaves, Duration flushInterval, Supplier<AgentList> unwanted) {
        this.node = node;
        this.airwaves = airwaves;
        this.flushInterval = flushInterval;
        this.attendance = new Attendance(node.vertx());
        this.others = new OtherEdges(node, tallies);
        this.membership = Membership.of(node);
        this.turnstile = new Turnstile(airwaves, tallies, others, attendance, membership, unwanted);
        this.meters = new ListenerMeters(node.metrics(), attendance);
        this.lanes = new LoopLanes(node.vertx(), airwaves, tallies);
        this.sweep = node.vertx().setPeriodic(SWEEP.toMillis(), _ -> sweep());
        node.vertx().runOnContext(_ -> node.config().onChange((_, changed) -> adopt(changed)));
    }

    private void adopt(ClusterConfig changed) {
        lanes.adopt(mount -> settings(changed.mount(mount)));
    }

    /// Done when those are known who may listen where listeners log in.
    public Future<Void> ready() {
        return membership.ready();
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

    /// Lets the listeners go one after another, as told, and still takes others. Succeeds when the time for that is
    /// over or nobody is left.
    public Future<Void> drain(Leavetaking farewell) {
        return lanes.drain(farewell);
    }

    /// Lets all listeners go, and takes none any more. Succeeds when their connections are closed.
    public Future<Void> stop() {
        stopping = true;
        node.vertx().cancelTimer(sweep);
        attendance.stop();
        return Future.join(lanes.close(), others.stop()).<Void>mapEmpty().onComplete(_ -> meters.keepOnly(Set.of()));
    }

    /// A file that mounts play is a mount for those who are led to it; who asks for its path gets the file.
    private Optional<MountName> mountOf(Visitor visitor, ClusterConfig config) {
        var path = visitor.head().path();
        if (stopping || path.startsWith("/admin/") || !MountName.isValid(path)) {
            return Optional.empty();
        }
        var mount = new MountName(path);
        return Optional.of(mount)
                .filter(name -> config.names(name)
                        || airwaves.claim(name).isPresent()
                        || airwaves.canPlay(name) && !isFile(name, config));
    }

    /// Who asks for a file by its name wants the file, though mounts may fall back to it.
    private static boolean isFile(MountName name, ClusterConfig config) {
        return config.asset(name.path()).isPresent();
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
        var guest = attendance.guest(visitor, mount);
        switch (turnstile.verdict(visitor.head(), config, mount, guest)) {
            case ListenerAdmission.Admitted(var heard) ->
                welcome(visitor, config, mount, config.mount(heard), guest, now);
            case ListenerAdmission.Refused refusal -> refuse(visitor, config, mount, refusal, now);
        }
    }

    /// @param mount that it asked for
    /// @param heard whose programme it hears
    private void welcome(
            Visitor visitor, ClusterConfig config, MountConfig mount, MountConfig heard, Guest guest, Instant now) {
        var request = visitor.head();
        var claim = airwaves.claim(heard.name());
        var contentType = airwaves.contentType(heard.name());
        if (heard.listeners().rangeProbe() && RangeProbe.length(request) > 0) {
            say(visitor, ListenerReply.probe(request, config, mount, claim, contentType, now));
            return;
        }
        var head = ListenerReply.welcome(request, config, mount, claim, contentType, now);
        int icyInterval = IcyWish.interval(request, heard.listeners().icy(), claim, contentType);
        if (icyInterval > 0) {
            head.tightField("icy-metaint", Integer.toString(icyInterval));
        }
        if (request.method().equals("HEAD")) {
            say(visitor, head.bytes());
        } else {
            var newcomer = new Newcomer(
                    Unpooled.wrappedBuffer(head.bytes().view()),
                    icyInterval,
                    airwaves.intro(mount.name()),
                    mount.listeners().longestStay());
            listen(visitor, heard, newcomer, guest);
        }
    }

    private void listen(Visitor visitor, MountConfig heard, Newcomer newcomer, Guest guest) {
        var name = heard.name();
        meters.show(name, tallies.of(name));
        var socket = visitor.socket();
        var wire = socket.channelHandlerContext();
        lanes.of(visitor.context())
                .of(name, rendition(visitor, heard), settings(heard))
                .join(wire, newcomer);
        attendance.enters(guest, name, wire.channel());
        socket.exceptionHandler(e -> log.debug("mount={} a listener's connection broke: {}", name, e.toString()))
                .handler(_ -> {})
                .resume();
    }

    private Rendition rendition(Visitor visitor, MountConfig mount) {
        return airwaves.isOgg(mount.name())
                ? OggChoice.of(visitor.head(), mount.listeners().ogg())
                : Rendition.CHAINED;
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

    private LaneSettings settings(MountConfig mount) {
        return LaneSettings.of(mount, flushInterval);
    }

    private void sweep() {
        tallies.forget(mount -> !node.config().current().names(mount) && !airwaves.canPlay(mount));
        meters.keepOnly(tallies.mounts());
        attendance.keepOnly(tallies.mounts());
    }

    private static void say(Visitor visitor, Bytes reply) {
        Farewell.say(visitor.socket(), reply);
    }
}

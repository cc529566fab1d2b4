package floe.edge.listener;

import floe.audience.AgentList;
import floe.audience.Leavetaking;
import floe.audience.LoginAnswer;
import floe.bytes.Bytes;
import floe.edge.lane.Airwaves;
import floe.edge.lane.Tallies;
import floe.kit.Node;
import floe.kit.door.Farewell;
import floe.kit.door.Room;
import floe.kit.door.Visitor;
import floe.kit.pages.Census;
import floe.mount.ClusterConfig;
import floe.mount.ListenerLogin;
import floe.mount.MountConfig;
import floe.mount.MountName;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Takes the listeners among a door's visitors, and leads those let in to the lane of their mount. Any thread.
public final class ListenerRoom implements Room {
    /// Two pages of 128 kbit/s go with the one before them, and none is later than Icecast would send it.
    public static final Duration FLUSH_INTERVAL = Duration.ofMillis(550);

    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final Node node;
    private final Airwaves airwaves;
    private final Tallies tallies = new Tallies();
    private final Attendance attendance;
    private final OtherEdges others;
    private final Membership membership;
    private final Turnstile turnstile;
    private final Inquiries inquiries;
    private final Usher usher;
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
        this.attendance = new Attendance(node.vertx());
        this.others = new OtherEdges(node, tallies);
        this.membership = Membership.of(node);
        this.turnstile = new Turnstile(airwaves, tallies, others, attendance, membership, unwanted);
        this.inquiries = new Inquiries(node);
        this.meters = new ListenerMeters(node.metrics(), attendance);
        this.lanes = new LoopLanes(node.vertx(), airwaves, tallies);
        this.usher = new Usher(airwaves, lanes, tallies, meters, attendance, flushInterval);
        this.sweep = node.vertx().setPeriodic(SWEEP.toMillis(), _ -> sweep());
        node.vertx().runOnContext(_ -> node.config().onChange((_, changed) -> adopt(changed)));
    }

    private void adopt(ClusterConfig changed) {
        lanes.adopt(mount -> usher.settings(changed.mount(mount)));
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
        return Future.join(lanes.close(), others.stop())
                .eventually(inquiries::stop)
                .<Void>mapEmpty()
                .onComplete(_ -> meters.keepOnly(Set.of()));
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
        var asking = new Asking(visitor, config, mount, attendance.guest(visitor, mount), now);
        switch (turnstile.verdict(asking)) {
            case ListenerAdmission.Admitted(var heard) -> admit(asking, config.mount(heard));
            case ListenerAdmission.Refused refusal -> refuse(asking, refusal);
        }
    }

    private void admit(Asking asking, MountConfig heard) {
        var rules = asking.mount().listeners();
        if (rules.login() instanceof ListenerLogin.Asked login) {
            inquire(asking, login);
        } else {
            usher.lead(asking, heard, rules.longestStay());
        }
    }

    /// Nobody else waits for the server that is asked.
    private void inquire(Asking asking, ListenerLogin.Asked login) {
        if (inquiries.isBusy()) {
            refuse(asking, ListenerAdmission.BUSY);
            return;
        }
        Usher.hearNothingOf(asking.visitor());
        inquiries.ask(login, asking).onSuccess(answer -> heed(asking, answer));
    }

    /// While it waited it may have gone, seats may have been taken and the configuration may have changed.
    private void heed(Asking before, LoginAnswer answer) {
        if (stopping
                || !before.visitor().socket().channelHandlerContext().channel().isActive()) {
            return;
        }
        var asking = before.again(node.config().current(), Instant.now());
        switch (answer) {
            case LoginAnswer.Granted(var longest) -> seat(asking, longest);
            case LoginAnswer.Denied _ -> refuse(asking, ListenerAdmission.UNKNOWN);
        }
    }

    private void seat(Asking asking, Duration granted) {
        var longest = granted.isZero() ? asking.mount().listeners().longestStay() : granted;
        switch (turnstile.verdict(asking)) {
            case ListenerAdmission.Admitted(var heard) ->
                usher.lead(asking, asking.config().mount(heard), longest);
            case ListenerAdmission.Refused refusal -> refuse(asking, refusal);
        }
    }

    private void refuse(Asking asking, ListenerAdmission.Refused refusal) {
        var mount = asking.mount();
        if (refusal.full()) {
            var tally = tallies.of(mount.name());
            meters.show(mount.name(), tally);
            tally.refused();
        }
        var request = asking.visitor().head();
        say(asking.visitor(), ListenerReply.refusal(request, asking.config(), mount, refusal, asking.now()));
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

package floe.ingest.live;

import floe.kit.Node;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.tenure.Bid;
import floe.wire.Diversion;
import floe.wire.MountClaim;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The mounts of this node, each owned by its own loop. Tells the cluster of them, and ends a session when another
/// ingest has a newer one on the same mount. Any thread.
public final class LiveMounts {
    private static final Logger log = LoggerFactory.getLogger(LiveMounts.class);

    private final Node node;
    private final Epochs epochs = new Epochs();
    private final Map<MountName, LiveMount> live = new ConcurrentHashMap<>();
    private final Map<MountName, MountClaim> offers = new ConcurrentHashMap<>();
    private final Map<LiveMount, Diversion> diversions = new ConcurrentHashMap<>();
    private final SourceMeters meters;
    private final LiveWatchers watchers = new LiveWatchers();
    private final Standbys standbys;
    private final Announcer announcer;
    private volatile boolean stopped;

    private LiveMounts(Node node) {
        this.node = node;
        this.meters = new SourceMeters(node.metrics(), live::containsKey);
        this.announcer = new Announcer(node.vertx(), this::claims);
        this.standbys = new Standbys(node, this);
    }

    /// What became of the wish to open a mount.
    public sealed interface Entry {
        record Open(LiveMount mount) implements Entry {}

        /// Another source of this node has it.
        record Taken() implements Entry {}

        /// This node has as many sources as it may.
        record Full() implements Entry {}
    }

    public static LiveMounts open(Node node) {
        var mounts = new LiveMounts(node);
        mounts.announcer.start();
        node.directory().claims().forEach(claim -> mounts.epochs.heard(claim.mount(), claim.epoch()));
        node.directory().onChange(mounts::compare);
        node.config().current().mounts().forEach(mount -> mounts.meters.show(mount.name()));
        node.config().onChange(mounts::follow);
        return mounts;
    }

    /// The session on this mount, if this node carries it.
    public Optional<LiveMount> of(MountName mount) {
        return Optional.ofNullable(live.get(mount));
    }

    /// Other fallbacks for this mount from here on; all nodes hear of it.
    ///
    /// @return whether this node carries it
    public boolean divert(MountName mount, Diversion to) {
        boolean carried = live.computeIfPresent(mount, (_, fed) -> {
                    diversions.put(fed, to);
                    return fed;
                })
                != null;
        announcer.announce();
        return carried;
    }

    /// Lets `watcher` look on at all sessions that begin from now on.
    public void watch(LiveWatcher watcher) {
        watchers.add(watcher);
    }

    /// Those who wait for mounts here.
    public Standbys standbys() {
        return standbys;
    }

    /// What plays changed, or who stands by: the others should know.
    void changed() {
        announcer.announce();
    }

    /// An epoch above all that this node has heard of on the mount, and that it gives to nobody else.
    public long nextEpoch(MountName mount) {
        return epochs.next(mount, System.currentTimeMillis());
    }

    void heard(MountName mount, long epoch) {
        epochs.heard(mount, epoch);
    }

    public int count() {
        return live.size();
    }

    /// Tells all nodes what could be fetched if somebody listened.
    public void offer(MountClaim offer) {
        offers.put(offer.mount(), offer);
        announcer.announce();
    }

    public void withdraw(MountName mount) {
        offers.remove(mount);
    }

    /// Opens a session whose owner is `context`; called there. A session that gives way to it is ended.
    ///
    /// @param seat as the contest for the mount was won
    /// @param source called on `context` when the session has to do what its source does not know of
    public Entry enter(Bid seat, SourceWords words, MountConfig mount, Context context, LiveSource source, Moment now) {
        var before = live.get(seat.mount());
        if (before == null && isFull(live.size())) {
            return new Entry.Full();
        }
        var claim = words.claim(seat, now);
        var stream = LiveStream.of(claim, mount);
        var opened = new LiveMount(context, claim, stream, meters.of(seat.mount()), seat.user(), source, watchers);
        if (!put(opened, before, seat)) {
            return new Entry.Taken();
        }
        if (before != null) {
            before.dismiss(succession(claim, before.claim()));
        }
        log.info("mount={} source connected: {}", seat.mount(), words.contentType());
        announcer.announce();
        watchers.began(opened);
        return new Entry.Open(opened);
    }

    private boolean put(LiveMount opened, @Nullable LiveMount before, Bid seat) {
        return before == null
                ? live.putIfAbsent(seat.mount(), opened) == null
                : seat.insists() && live.replace(seat.mount(), before, opened);
    }

    /// The session is over; called on its loop. Further calls do nothing.
    ///
    /// @param lastWords what its source had said, but for company
    public void leave(LiveMount mount, List<StreamEvent> lastWords, Ending ending, Moment now) {
        if (mount.isOver()) {
            return;
        }
        live.remove(mount.name(), mount);
        diversions.remove(mount);
        mount.end(lastWords, ending, now);
        watchers.ended(mount, ending);
        announcer.announce();
        meters.ended(mount.name(), ending.reason(), node.config().current().names(mount.name()));
        log.info("mount={} source ended: {}", mount.name(), ending.why());
        standbys.call(mount.name());
    }

    /// Ends all sessions and says that there are none. Done when those who follow them have been told.
    public Future<Void> stop() {
        stopped = true;
        standbys.stop();
        var ending = new Ending(Ending.Reason.STOPPED, "this node stops");
        return Future.join(live.values().stream()
                        .map(mount -> mount.dismiss(ending))
                        .toList())
                .compose(_ -> announcer.stop());
    }

    private boolean isFull(int sources) {
        return stopped || sources >= node.config().current().limits().sources();
    }

    private MountClaim.Claims claims() {
        var fed = live.values().stream().map(mount -> mount.claim().withDiversion(diversions.get(mount)));
        return new MountClaim.Claims(
                node.name(), Stream.concat(fed, offers.values().stream()).toList(), standbys.words());
    }

    private void compare(MountName mount) {
        var winner = node.directory().claimOf(mount);
        winner.ifPresent(claim -> epochs.heard(mount, claim.epoch()));
        var own = of(mount);
        if (winner.isPresent()
                && own.isPresent()
                && winner.get().outranks(own.get().claim())) {
            own.get().dismiss(succession(winner.get(), own.get().claim()));
        }
        if (winner.isEmpty() && own.isEmpty()) {
            standbys.call(mount);
        }
    }

    private Ending succession(MountClaim winner, MountClaim own) {
        if (winner.priority() < own.priority()) {
            return new Ending(Ending.Reason.OUTRANKED, "a source with a better priority has come");
        }
        return winner.node().equals(node.name())
                ? new Ending(Ending.Reason.TAKEN_OVER, "its successor has come with the same credentials")
                : new Ending(Ending.Reason.FENCED, winner.node() + " carries it with a newer session");
    }

    private void follow(ClusterConfig before, ClusterConfig after) {
        after.mounts().forEach(mount -> meters.show(mount.name()));
        before.mounts().stream()
                .map(MountConfig::name)
                .filter(name -> !after.names(name) && !live.containsKey(name))
                .forEach(meters::forget);
    }
}

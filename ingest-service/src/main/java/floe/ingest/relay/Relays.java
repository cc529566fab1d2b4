package floe.ingest.relay;

import floe.ingest.live.LiveMounts;
import floe.ingest.live.Owners;
import floe.kit.Node;
import floe.mount.MountName;
import floe.mount.Outside;
import floe.mount.RelayConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The relays of the configuration and of a master, as far as they are this node's to run. A verticle: its loop owns
/// all of it, but for what is marked so.
public final class Relays extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(Relays.class);

    private static final long LOOK_MILLIS = 250;
    /// In a cluster, how long to listen who else is there before anything is taken up: two of their words.
    private static final Duration LISTEN_FIRST = Duration.ofMillis(1200);

    private final Node node;
    private final LiveMounts mounts;
    private final Owners owners;
    private final RelayMeters meters;
    private final Map<MountName, Running> running = new ConcurrentHashMap<>();
    private final Set<MountName> leaving = ConcurrentHashMap.newKeySet();
    private List<RelayConfig> ofMaster = List.of();
    private @Nullable MasterWatch watch;
    private volatile boolean stopped;

    private record Running(RelayConfig relay, RelayRun run, Future<String> deployment) {}

    public Relays(Node node, LiveMounts mounts, Owners owners) {
        this.node = node;
        this.mounts = mounts;
        this.owners = owners;
        this.meters = new RelayMeters(node.metrics(), this::isPlaying);
    }

    @Override
    public Future<?> start() {
        node.config().onChange((_, now) -> follow(now.outside()));
        follow(node.config().current().outside());
        long first = vertx.isClustered() ? LISTEN_FIRST.toMillis() : LOOK_MILLIS;
        vertx.setPeriodic(first, LOOK_MILLIS, _ -> look());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        if (watch != null) {
            watch.stop();
        }
        return Future.succeededFuture();
    }

    /// Begins; done when it listens who else is there.
    public Future<Void> open() {
        return node.vertx().deployVerticle(this).mapEmpty();
    }

    /// Ends all that run here: they are this verticle's children. Any thread.
    public Future<Void> leave() {
        stopped = true;
        return node.vertx().undeploy(deploymentID());
    }

    /// An edge asks for this mount, whether it is a relay's or not. Any thread.
    public void wanted(MountName mount) {
        var relay = running.get(mount);
        if (relay != null) {
            relay.run().wanted();
        }
    }

    private boolean isPlaying(MountName mount) {
        var relay = running.get(mount);
        return relay != null && relay.run().isPlaying();
    }

    private void follow(Outside outside) {
        meters.show(outside.relays().stream().map(RelayConfig::mount).collect(Collectors.toSet()));
        var master = outside.master();
        if (watch != null && !watch.master().equals(master)) {
            watch.stop();
            watch = null;
            ofMaster = List.of();
        }
        if (watch == null && master != null) {
            var agent = node.config().current().server().serverId();
            watch = new MasterWatch(context, master, agent, relays -> ofMaster = relays);
        }
    }

    /// Takes up what has become ours, and lets go of what is not ours any more or has changed.
    private void look() {
        if (stopped) {
            return;
        }
        var wishes = wishes();
        var ingests = new HashSet<>(node.directory().ingests());
        ingests.add(node.name());
        running.forEach((mount, relay) -> {
            if (!relay.relay().equals(wishes.get(mount)) || !isOurs(mount, ingests)) {
                end(mount);
            }
        });
        wishes.forEach((mount, relay) -> {
            if (!running.containsKey(mount) && !leaving.contains(mount) && isOurs(mount, ingests)) {
                begin(relay);
            }
        });
    }

    /// By mount; what the operator wrote comes before what a master tells.
    private Map<MountName, RelayConfig> wishes() {
        var wishes = new LinkedHashMap<MountName, RelayConfig>();
        node.config().current().outside().relays().forEach(relay -> wishes.put(relay.mount(), relay));
        ofMaster.forEach(relay -> wishes.putIfAbsent(relay.mount(), relay));
        return wishes;
    }

    private boolean isOurs(MountName mount, Set<String> ingests) {
        var directory = node.directory();
        var known = new Rota.Known(mount, isPlaying(mount), directory.claimOf(mount), directory.offerOf(mount));
        return Rota.isOurs(known, node.name(), ingests);
    }

    private void begin(RelayConfig relay) {
        var mount = relay.mount();
        var run = new RelayRun(
                node, mounts, owners, relay, trouble -> meters.failed(mount, isConfigured(mount), trouble.reason()));
        running.put(mount, new Running(relay, run, vertx.deployVerticle(run)));
        log.info("mount={} relay is run here", mount);
    }

    private boolean isConfigured(MountName mount) {
        return node.config().current().outside().relays().stream()
                .anyMatch(relay -> relay.mount().equals(mount));
    }

    private Future<Void> end(MountName mount) {
        var relay = running.remove(mount);
        if (relay == null) {
            return Future.succeededFuture();
        }
        leaving.add(mount);
        log.info("mount={} relay is not run here any more", mount);
        return relay.deployment().compose(vertx::undeploy).onComplete(_ -> leaving.remove(mount));
    }
}

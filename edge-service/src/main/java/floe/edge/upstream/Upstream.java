package floe.edge.upstream;

import floe.edge.onair.OnAir;
import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.stream.Reach;
import floe.wire.Heard;
import floe.wire.Lease;
import floe.wire.MountClaim;
import floe.wire.PageBatch;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Leases the mounts that are wanted on the air from the ingests that carry them, and takes their pages. Owned by the
/// conductor's loop; [#start] must be called there.
public final class Upstream {
    private static final long TICK_MILLIS = 50;
    private static final long RENEW_MILLIS = 1000;
    private static final DeliveryOptions REQUEST =
            new DeliveryOptions().setSendTimeout(1000).setTracingPolicy(TracingPolicy.IGNORE);
    private final Node node;
    private final OnAir onAir;
    private final Reports reports;
    private final Map<MountName, Feed> feeds = new HashMap<>();
    private final Set<Question> asking = new HashSet<>();
    private @Nullable MessageConsumer<PageBatch> consumer;

    /// A renewal without an answer yet. One to an ingest that is gone does not hold up that to its successor.
    private record Question(MountName mount, String ingest) {}

    public Upstream(Node node, OnAir onAir) {
        this.node = node;
        this.onAir = onAir;
        this.reports = new Reports(node.metrics());
    }

    /// Completes when every node knows where to send pages.
    public Future<Void> start() {
        var vertx = node.vertx();
        consumer = vertx.eventBus().consumer(Addresses.edge(node.name()), this::hear);
        node.directory().onChange(this::claimed);
        onAir.whenWanted(this::meetDemand);
        vertx.setPeriodic(TICK_MILLIS, _ -> tick());
        vertx.setPeriodic(RENEW_MILLIS, _ -> feeds.keySet().forEach(this::renew));
        return consumer.completion();
    }

    public Future<Void> stop() {
        return consumer == null ? Future.succeededFuture() : consumer.unregister();
    }

    private void tick() {
        meetDemand();
        long now = System.nanoTime();
        feeds.forEach((mount, feed) -> follow(mount, feed, feed.tick(now)));
        feeds.forEach((mount, feed) -> knockWhenInDoubt(mount, feed, now));
        onAir.tick();
        feeds.keySet().stream()
                .filter(onAir::carries)
                .forEach(mount -> reports.fallback(mount, onAir.playsFallback(mount)));
    }

    /// Begins to follow what is wanted, and leaves what is not any more.
    private void meetDemand() {
        var demand = onAir.demand();
        for (var mount : demand) {
            if (!feeds.containsKey(mount)) {
                feeds.put(mount, new Feed(mount, new ToldOnAir(onAir), () -> kept(mount)));
                renew(mount);
            }
        }
        feeds.entrySet().removeIf(entry -> {
            boolean unwanted = !demand.contains(entry.getKey());
            if (unwanted) {
                entry.getValue().leave();
                reports.forget(entry.getKey());
            }
            return unwanted;
        });
    }

    private Reach kept(MountName mount) {
        return node.config().current().mount(mount).listeners().reserve();
    }

    private void hear(Message<PageBatch> message) {
        var batch = message.body();
        var feed = feeds.get(batch.mount());
        if (feed == null) {
            return;
        }
        long nowMillis = System.currentTimeMillis();
        var heard = feed.hear(batch, nowMillis, System.nanoTime());
        reports.heard(batch, heard, nowMillis);
        follow(batch.mount(), feed, heard);
    }

    /// Asks for what is missing.
    private void follow(MountName mount, Feed feed, Heard heard) {
        reports.lost(heard.lost());
        if (heard.wantsOpening()) {
            renew(mount);
        }
        var missing = heard.missing();
        var owner = feed.owner();
        if (missing != null && owner != null) {
            var gap = new Lease.Gap(mount, node.name(), missing.epoch(), missing.from(), missing.to());
            node.vertx()
                    .eventBus()
                    .<PageBatch>request(Addresses.ingest(owner), gap, REQUEST)
                    .onSuccess(this::hear);
        }
    }

    /// Says a word to an ingest that has fallen silent, a gap of no width: what matters is whether the word can be
    /// delivered. Where the process has died, the machine refuses it at once; a frozen one or a broken way says
    /// nothing.
    private void knockWhenInDoubt(MountName mount, Feed feed, long now) {
        var owner = feed.owner();
        if (owner != null && feed.wantsToKnock(now)) {
            node.vertx()
                    .eventBus()
                    .<Lease>sender(Addresses.ingest(owner), REQUEST)
                    .write(new Lease.Gap(mount, node.name(), feed.epoch(), 0, 0))
                    .onSuccess(_ -> feed.delivered())
                    .onFailure(_ -> feed.refused(System.nanoTime()));
        }
    }

    private void claimed(MountName mount) {
        if (feeds.containsKey(mount)) {
            renew(mount);
        }
    }

    /// Renews the lease with the ingest that carries or offers the mount, if there is one; asks for its last stretch if
    /// it is
    /// not followed yet.
    private void renew(MountName mount) {
        var feed = feeds.get(mount);
        var claim = onAir.claim(mount);
        if (feed == null || claim.isEmpty()) {
            return;
        }
        var carrier = claim.get();
        var question = new Question(mount, carrier.node());
        if (!asking.add(question)) {
            return;
        }
        boolean wantsBacklog = !feed.follows(carrier.epoch());
        var renewal = new Lease.Renewal(
                mount, node.name(), feed.epoch(), feed.nextSequence(), onAir.listeners(mount), wantsBacklog);
        node.vertx()
                .eventBus()
                .<Lease.Granted>request(Addresses.ingest(carrier.node()), renewal, REQUEST)
                .onComplete(_ -> asking.remove(question))
                .onSuccess(answer -> granted(mount, carrier, answer.body()));
    }

    private void granted(MountName mount, MountClaim carrier, Lease.Granted granted) {
        var feed = feeds.get(mount);
        if (feed == null || !granted.carried()) {
            return;
        }
        feed.ownerIs(carrier.node());
        onAir.audienceIs(mount, granted.listeners());
        var opening = granted.opening();
        if (opening != null) {
            follow(mount, feed, feed.open(opening, System.currentTimeMillis(), System.nanoTime()));
        }
    }
}

package floe.ingest.live;

import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.wire.Lease;
import floe.wire.MountClaim;
import floe.wire.PageBatch;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Watches over the owners of the mounts that somebody waits for: a killed or frozen one does not say that it goes.
/// Any thread.
final class Vigil {
    private static final long EVERY_MILLIS = 200;
    private static final int MISSES = 2;
    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setSendTimeout(EVERY_MILLIS).setTracingPolicy(TracingPolicy.IGNORE);

    private final Node node;
    private final Consumer<MountName> silent;
    private final Map<MountName, Integer> misses = new ConcurrentHashMap<>();
    private final long timer;

    /// @param silent told of a mount whose owner has not answered twice
    Vigil(Node node, Consumer<MountName> silent) {
        this.node = node;
        this.silent = silent;
        this.timer = node.vertx().setPeriodic(EVERY_MILLIS, _ -> misses.keySet().forEach(this::look));
    }

    void keep(MountName mount) {
        misses.putIfAbsent(mount, 0);
    }

    void leave(MountName mount) {
        misses.remove(mount);
    }

    void stop() {
        node.vertx().cancelTimer(timer);
    }

    private void look(MountName mount) {
        node.directory()
                .claimOf(mount)
                .filter(claim -> !claim.node().equals(node.name()))
                .ifPresent(this::ask);
    }

    /// A gap of no width is a question for where the stream stands.
    private void ask(MountClaim claim) {
        var question = new Lease.Gap(claim.mount(), node.name(), claim.epoch(), 0, 0);
        node.vertx()
                .eventBus()
                .<PageBatch>request(Addresses.ingest(claim.node()), question, OPTIONS)
                .onSuccess(_ -> misses.replace(claim.mount(), 0))
                .onFailure(_ -> missed(claim.mount()));
    }

    private void missed(MountName mount) {
        var count = misses.computeIfPresent(mount, (_, before) -> before + 1);
        if (count != null && count >= MISSES) {
            misses.replace(mount, 0);
            silent.accept(mount);
        }
    }
}

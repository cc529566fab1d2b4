package floe.edge.listener;

import floe.edge.lane.Tallies;
import floe.edge.lane.Tally;
import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.wire.Headcount;
import floe.wire.Headcounts;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicReference;

/// How many listen on other edges to the mounts that may have only so many listeners, also while no ingest carries
/// them: each edge tells the others every second. Any thread may ask.
final class OtherEdges {
    private static final long EVERY_MILLIS = 1_000;
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);

    private final Node node;
    private final Tallies tallies;
    private final AtomicReference<Headcounts> heard = new AtomicReference<>(Headcounts.NONE);
    private final MessageConsumer<Headcount> consumer;
    private final long timer;
    private boolean silent = true;

    OtherEdges(Node node, Tallies tallies) {
        this.node = node;
        this.tallies = tallies;
        this.consumer = node.vertx().eventBus().consumer(Addresses.HEADCOUNTS, message -> hear(message.body()));
        this.timer = node.vertx().setPeriodic(EVERY_MILLIS, _ -> tell());
    }

    int listeners(MountName mount) {
        return heard.get().elsewhere(mount, System.nanoTime());
    }

    Future<Void> stop() {
        node.vertx().cancelTimer(timer);
        return consumer.unregister();
    }

    private void hear(Headcount said) {
        if (!said.edge().equals(node.name())) {
            long now = System.nanoTime();
            heard.updateAndGet(before -> before.with(said, now));
        }
    }

    /// Nothing is told twice.
    private void tell() {
        var config = node.config().current();
        var here = new HashMap<MountName, Integer>();
        for (var mount : tallies.mounts()) {
            int listeners = listenersHere(mount);
            if (listeners > 0 && config.mount(mount).listeners().maxListeners() >= 0) {
                here.put(mount, listeners);
            }
        }
        if (!here.isEmpty() || !silent) {
            node.vertx().eventBus().publish(Addresses.HEADCOUNTS, new Headcount(node.name(), here), OPTIONS);
        }
        silent = here.isEmpty();
    }

    private int listenersHere(MountName mount) {
        Tally tally = tallies.find(mount);
        return tally == null ? 0 : tally.listeners();
    }
}

package floe.ingest.lease;

import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.Moment;
import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.wire.Lease;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Answers the edges that ask this ingest for its mounts, on the loop of the mount that they ask for. Any thread.
public final class Leases {
    private static final long TIDY_EVERY_MILLIS = 10_000;
    private static final int NOT_HERE = 404;
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);

    private final Vertx vertx;
    private final LiveMounts mounts;
    private final Consumer<MountName> wanted;
    private final EdgeLines lines;
    private final Map<LiveMount, MountLeases> leases = new ConcurrentHashMap<>();
    private final MessageConsumer<Lease> consumer;
    private final long tidying;

    private Leases(Node node, LiveMounts mounts, Consumer<MountName> wanted) {
        this.vertx = node.vertx();
        this.mounts = mounts;
        this.wanted = wanted;
        this.lines = new EdgeLines(vertx, node.metrics());
        this.consumer = vertx.eventBus().consumer(Addresses.ingest(node.name()), this::answer);
        this.tidying = vertx.setPeriodic(TIDY_EVERY_MILLIS, _ -> lines.tidy(System.nanoTime()));
    }

    /// Done when other nodes can ask.
    ///
    /// @param wanted told, on any thread, of each mount that an edge asks for, carried or not
    public static Future<Leases> open(Node node, LiveMounts mounts, Consumer<MountName> wanted) {
        var leases = new Leases(node, mounts, wanted);
        return leases.consumer.completion().map(leases);
    }

    public Future<Void> stop() {
        vertx.cancelTimer(tidying);
        return consumer.unregister().onComplete(_ -> lines.close());
    }

    private void answer(Message<Lease> question) {
        switch (question.body()) {
            case Lease.Renewal renewal -> {
                wanted.accept(renewal.mount());
                ask(renewal.mount(), question, (live, now) -> grant(renewal, live, question, now));
            }
            case Lease.Gap gap -> ask(gap.mount(), question, (live, now) -> fill(gap, live, question, now));
            case Lease.Granted _ -> question.fail(400, "an answer where a question belongs");
        }
    }

    private void ask(MountName mount, Message<Lease> question, BiConsumer<LiveMount, Moment> onLoop) {
        mounts.of(mount)
                .ifPresentOrElse(
                        live -> live.context().runOnContext(_ -> onLoop.accept(live, Moment.now())),
                        () -> refuse(question));
    }

    private void grant(Lease.Renewal renewal, LiveMount live, Message<Lease> question, Moment now) {
        if (live.isOver()) {
            refuse(question);
            return;
        }
        var held =
                leases.computeIfAbsent(live, mount -> new MountLeases(mount, lines, () -> leases.remove(mount), now));
        question.reply(held.renew(renewal, now), OPTIONS);
    }

    /// A gap of no width asks where the stream stands, and a gap of another session tells the asker of this one.
    private void fill(Lease.Gap gap, LiveMount live, Message<Lease> question, Moment now) {
        if (live.isOver()) {
            refuse(question);
            return;
        }
        question.reply(
                gap.epoch() == live.epoch() && gap.from() < gap.to()
                        ? live.between(gap.from(), gap.to(), now)
                        : live.heartbeat(now),
                OPTIONS);
    }

    private static void refuse(Message<Lease> question) {
        switch (question.body()) {
            case Lease.Renewal _ -> question.reply(Lease.Granted.NOT_HERE, OPTIONS);
            case Lease.Gap _, Lease.Granted _ -> question.fail(NOT_HERE, "not carried here");
        }
    }
}

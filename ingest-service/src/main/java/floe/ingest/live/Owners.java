package floe.ingest.live;

import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.wire.Lease;
import floe.wire.MountClaim;
import floe.wire.PageBatch;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.tracing.TracingPolicy;

/// Whether another ingest really has the mounts that it claims: a dead or frozen one does not answer.
public final class Owners {
    /// How long a living owner may take to answer.
    private static final long PATIENCE_MILLIS = 300;

    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setSendTimeout(PATIENCE_MILLIS).setTracingPolicy(TracingPolicy.IGNORE);

    private final Node node;

    public Owners(Node node) {
        this.node = node;
    }

    /// Whether another node carries this mount and lives. Never fails.
    public Future<Boolean> carriedElsewhere(MountName mount) {
        return node.directory()
                .claimOf(mount)
                .filter(claim -> !claim.node().equals(node.name()))
                .map(this::ask)
                .orElse(Future.succeededFuture(false));
    }

    /// A gap of no width is a question for where the stream stands.
    private Future<Boolean> ask(MountClaim claim) {
        var question = new Lease.Gap(claim.mount(), node.name(), claim.epoch(), 0, 0);
        return node.vertx()
                .eventBus()
                .<PageBatch>request(Addresses.ingest(claim.node()), question, OPTIONS)
                .map(_ -> true)
                .otherwise(false);
    }
}

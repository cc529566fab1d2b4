package floe.ingest.divert;

import floe.ingest.live.LiveMounts;
import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.FallbackChains;
import floe.mount.FallbackWays;
import floe.mount.MountName;
import floe.wire.Diversion;
import floe.wire.Divert;
import floe.wire.MountClaim;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings an administrator's word to the ingest that carries the mount, which lets all edges know with its claim. It
/// holds until the source restarts or the configuration changes, as with Icecast. Any thread.
public final class Diversions {
    /// How long a living owner may take to answer.
    private static final long PATIENCE_MILLIS = 2000;

    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setSendTimeout(PATIENCE_MILLIS).setTracingPolicy(TracingPolicy.IGNORE);

    private final Node node;
    private final LiveMounts mounts;
    private final MessageConsumer<Divert> consumer;

    public Diversions(Node node, LiveMounts mounts) {
        this.node = node;
        this.mounts = mounts;
        this.consumer = node.vertx().eventBus().consumer(Addresses.diversions(node.name()), this::answer);
    }

    /// Done when other nodes can ask.
    public Future<Void> ready() {
        return consumer.completion();
    }

    public Future<Void> stop() {
        return consumer.unregister();
    }

    /// The loop that would come of it, from a mount back to itself; empty when there is none.
    public List<MountName> loop(Divert word) {
        if (word.to().contains(word.mount())) {
            return List.of(word.mount(), word.mount());
        }
        var config = node.config().current();
        var diverted = inForce(config.version());
        diverted.put(word.mount(), word.to());
        return FallbackChains.of(new FallbackWays(config, diverted)).loops().stream()
                .findFirst()
                .orElse(List.of());
    }

    private Map<MountName, List<MountName>> inForce(long version) {
        var diverted = new HashMap<MountName, List<MountName>>();
        for (var claim : node.directory().claims()) {
            var diversion = claim.diversion();
            if (diversion != null && diversion.version() == version) {
                diverted.put(claim.mount(), diversion.to());
            }
        }
        return diverted;
    }

    /// Done with whether it holds now. Never fails: an owner that does not answer has no source.
    public Future<Boolean> tell(Divert word) {
        return owner(word.mount())
                .map(name -> node.vertx()
                        .eventBus()
                        .<Divert.Answer>request(Addresses.diversions(name), word, OPTIONS)
                        .map(reply -> reply.body().done())
                        .otherwise(false))
                .orElse(Future.succeededFuture(false));
    }

    private Optional<String> owner(MountName mount) {
        return mounts.of(mount)
                .map(_ -> node.name())
                .or(() -> node.directory().claimOf(mount).map(MountClaim::node));
    }

    private void answer(Message<Divert> word) {
        var said = word.body();
        var diversion = new Diversion(node.config().current().version(), said.to());
        word.reply(new Divert.Answer(mounts.divert(said.mount(), diversion)), OPTIONS);
    }
}

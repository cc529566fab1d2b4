package floe.edge;

import floe.edge.onair.OnAir;
import floe.edge.upstream.Upstream;
import floe.kit.Node;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one event loop of an edge where everything is put on the air.
final class Conductor extends VerticleBase {
    private final Node node;
    private @Nullable OnAir onAir;
    private @Nullable Upstream upstream;

    Conductor(Node node) {
        this.node = node;
    }

    /// What is on the air; there once this is deployed.
    OnAir onAir() {
        if (onAir == null) {
            throw new IllegalStateException("not deployed");
        }
        return onAir;
    }

    @Override
    public Future<?> start() {
        var air = new OnAir(node, context);
        var feeds = new Upstream(node, air);
        onAir = air;
        upstream = feeds;
        return air.start().compose(_ -> onThisLoop(feeds::start));
    }

    /// Wherever a future completes: consumers and timers belong to the context that makes them.
    private Future<Void> onThisLoop(Supplier<Future<Void>> step) {
        var done = Promise.<Void>promise();
        context.runOnContext(_ -> step.get().onComplete(done));
        return done.future();
    }

    @Override
    public Future<?> stop() {
        if (onAir != null) {
            onAir.stop();
        }
        return upstream == null ? Future.succeededFuture() : upstream.stop();
    }
}

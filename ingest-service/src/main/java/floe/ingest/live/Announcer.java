package floe.ingest.live;

import floe.kit.cluster.Addresses;
import floe.wire.MountClaim;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.function.Supplier;

/// Tells all nodes what this one carries: on change, and every half second so that newcomers know it and lost words
/// don't matter. Everything is said from one context, so that no older word overtakes a newer one.
final class Announcer {
    private static final long EVERY_MILLIS = 500;
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);

    private final Vertx vertx;
    private final Context context;
    private final Supplier<MountClaim.Claims> claims;
    private volatile long timer;

    Announcer(Vertx vertx, Supplier<MountClaim.Claims> claims) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.claims = claims;
    }

    void start() {
        timer = vertx.setPeriodic(EVERY_MILLIS, _ -> announce());
    }

    void announce() {
        context.runOnContext(_ -> say());
    }

    /// Says it a last time.
    Future<Void> stop() {
        vertx.cancelTimer(timer);
        var done = Promise.<Void>promise();
        context.runOnContext(_ -> {
            say();
            done.complete();
        });
        return done.future();
    }

    private void say() {
        vertx.eventBus().publish(Addresses.MOUNTS, claims.get(), OPTIONS);
    }
}

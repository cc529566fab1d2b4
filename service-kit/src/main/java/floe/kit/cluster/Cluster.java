package floe.kit.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a node's Vert.x: alone or among others, with its event loops, its metrics and the words of the bus.
public final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private Cluster() {}

    /// A Vert.x that knows no other.
    public static Future<Vertx> alone(Engine engine) {
        var vertx = builder(new VertxOptions(), engine).build();
        WireCodecs.register(vertx);
        return Future.succeededFuture(vertx);
    }

    /// A Vert.x among others. Fails with one line of reason where it cannot bind, or where its keys are no good.
    public static Future<Vertx> join(Engine engine, Membership membership) {
        var options = new VertxOptions().setEventBusOptions(BusSettings.of(membership));
        return builder(options, engine)
                .withClusterManager(new HazelcastClusterManager(HazelcastSettings.of(membership)))
                .buildClustered()
                .onSuccess(WireCodecs::register)
                .onSuccess(_ -> log.info(
                        "cluster={} joined at {}, ports {} and {}",
                        membership.clusterName(),
                        membership.publicAddress(),
                        membership.hazelcastPort(),
                        membership.busPort()))
                .recover(e -> Future.failedFuture(new IllegalStateException(
                        "cannot join cluster '" + membership.clusterName() + "' at " + membership.bindAddress()
                                + ", ports " + membership.hazelcastPort() + " and " + membership.busPort() + ": "
                                + reason(e),
                        e)));
    }

    private static VertxBuilder builder(VertxOptions options, Engine engine) {
        options.setEventLoopPoolSize(engine.eventLoops())
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        // Vert.x keeps registries by name in a static map: a second Vert.x would lose its metrics.
                        .setRegistryName(UUID.randomUUID().toString()));
        return Vertx.builder()
                .with(options)
                .withTransport(transport())
                .withMetrics(new MicrometerMetricsFactory(engine.metrics()));
    }

    /// Epoll, or else NIO: slower, and a peer that takes no bytes is noticed late.
    private static Transport transport() {
        @Nullable Transport epoll = Transport.EPOLL;
        if (epoll != null && epoll.available()) {
            return epoll;
        }
        log.warn(
                "no epoll transport here ({}): frozen peers will be noticed late, and listeners cost more",
                epoll == null ? "library missing" : String.valueOf(epoll.unavailabilityCause()));
        return Transport.NIO;
    }

    private static String reason(Throwable failure) {
        var cause = failure;
        for (var next = cause; next != null; next = next.getCause()) {
            cause = next;
        }
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

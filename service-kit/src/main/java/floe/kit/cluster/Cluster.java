package floe.kit.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.OperationTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a node's Vert.x: alone or among others, with its event loops, its metrics and the words of the bus.
public final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final int ATTEMPTS = 5;

    private Cluster() {}

    /// A Vert.x that knows no other.
    public static Future<Joined> alone(Engine engine) {
        var vertx = builder(new VertxOptions(), engine).build();
        WireCodecs.register(vertx);
        return Future.succeededFuture(new Joined(vertx, Majority.ALWAYS));
    }

    /// A Vert.x among others. Fails with one line of reason where it cannot bind, or where its keys are no good. A
    /// cluster that does not answer in time, because a member has just died, is asked again.
    public static Future<Joined> join(Engine engine, Membership membership) {
        return join(engine, membership, ATTEMPTS)
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

    private static Future<Joined> join(Engine engine, Membership membership, int attempts) {
        var options = new VertxOptions().setEventBusOptions(BusSettings.of(membership));
        var manager = new SteadyMember(HazelcastSettings.of(membership));
        return builder(options, engine)
                .withClusterManager(manager)
                .buildClustered()
                .onSuccess(WireCodecs::register)
                .map(vertx ->
                        new Joined(vertx, MajorityWatch.begin(vertx, manager, membership.split(), engine.metrics())))
                .recover(e -> {
                    leave(manager);
                    if (attempts <= 1 || !isTimeout(e)) {
                        return Future.failedFuture(e);
                    }
                    log.warn("cluster={} does not answer, asking again: {}", membership.clusterName(), reason(e));
                    return join(engine, membership, attempts - 1);
                });
    }

    /// Lets go of the ports that a failed attempt may hold.
    private static void leave(SteadyMember manager) {
        @Nullable HazelcastInstance member = manager.getHazelcastInstance();
        if (member != null) {
            member.getLifecycleService().terminate();
        }
    }

    private static boolean isTimeout(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperationTimeoutException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
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

    /// Epoll, or else NIO: slower, and a peer that takes no bytes is noticed late. Not io_uring: it saves little where
    /// pages are gathered, takes far more memory, and lost handshakes when thousands came at once.
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

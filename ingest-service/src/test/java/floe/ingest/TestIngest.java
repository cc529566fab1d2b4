package floe.ingest;

import floe.kit.Node;
import floe.kit.config.ConfigWatch;
import floe.kit.directory.HeardMounts;
import floe.kit.door.Doors;
import floe.mount.ListenSocket;
import floe.mount.MountName;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// An ingest with a door of its own; several may share a Vert.x.
final class TestIngest {
    private static final ListenSocket HTTP = ListenSocket.plain("127.0.0.1", 0);
    private static final ListenSocket ICY = HTTP.withShoutcast(true, new MountName("/live.ogg"));

    final Node node;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final IngestMain main;
    private final Doors doors;

    TestIngest(Vertx vertx, String name, ConfigWatch config) {
        this.node = new Node(name, vertx, config, HeardMounts.listen(vertx), metrics);
        this.main = IngestMain.start(node).await();
        this.doors = Doors.open(vertx, config, List.of(HTTP, ICY), List.of(main.room()), metrics)
                .await();
    }

    Encoder connect() {
        return new Encoder(doors.ports().getFirst());
    }

    /// At the socket for SHOUTcast sources of `/live.ogg`.
    Encoder connectIcy() {
        return new Encoder(doors.ports().getLast());
    }

    void stop() {
        main.stop().await();
    }

    /// Waits until this node hears of a claim that fits.
    MountClaim await(MountName mount, Predicate<MountClaim> fits) throws InterruptedException {
        return awaitDirectory(mount, claim -> claim.filter(fits).isPresent()).orElseThrow();
    }

    Optional<MountClaim> awaitDirectory(MountName mount, Predicate<Optional<MountClaim>> fits)
            throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (!fits.test(node.directory().claimOf(mount))) {
            if (System.nanoTime() > until) {
                throw new AssertionError(mount + " is " + node.directory().claimOf(mount));
            }
            Thread.sleep(5);
        }
        return node.directory().claimOf(mount);
    }

    void awaitIngests(int count) throws InterruptedException {
        await(() -> node.directory().ingests().size() == count);
    }

    /// Waits until the best that stands by is of this priority.
    void awaitStandby(MountName mount, int priority) throws InterruptedException {
        await(() -> node.directory().standby(mount).orElse(Integer.MAX_VALUE) == priority);
    }

    private static void await(BooleanSupplier fits) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (!fits.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("nothing came of it in 6 s");
            }
            Thread.sleep(5);
        }
    }

    /// Waits until the counter of this name and tag has this value.
    void awaitCount(String counter, String tag, String value, double count) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (count(counter, tag, value) != count) {
            if (System.nanoTime() > until) {
                throw new AssertionError(counter + "{" + value + "} is " + count(counter, tag, value));
            }
            Thread.sleep(5);
        }
    }

    double count(String counter, String tag, String value) {
        return metrics.find(counter).tag(tag, value).counters().stream()
                .mapToDouble(found -> found.count())
                .sum();
    }
}

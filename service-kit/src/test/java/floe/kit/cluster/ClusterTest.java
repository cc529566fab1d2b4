package floe.kit.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.stream.StreamEvent.Audio;
import floe.wire.PageBatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node that joins a cluster")
class ClusterTest {
    private static final PageBatch PAGES = new PageBatch(
            new MountName("/live.ogg"), 7, 0, 1000, List.of(new Audio(Bytes.latin1("OggS and so on"), true, 1)));

    private final String clusterName = "test-" + UUID.randomUUID();
    private final List<Vertx> started = new ArrayList<>();

    @AfterEach
    void stopAll() throws Exception {
        for (var vertx : started) {
            vertx.close().await(20, SECONDS);
        }
    }

    @Nested
    class with_keys {
        @TempDir
        Path folder;

        @Test
        void hears_pages_from_another_holder_of_keys_but_not_from_a_stranger() throws Exception {
            var keys = new TestKeys();
            var first = membership(keys.holder(folder.resolve("first")), List.of());
            var seed = List.of("127.0.0.1:" + first.hazelcastPort());
            var edge = join(first);
            var heard = new LinkedBlockingQueue<PageBatch>();
            edge.eventBus()
                    .<PageBatch>consumer("floe.edge.e", message -> {
                        heard.add(message.body());
                        message.reply(PAGES);
                    })
                    .completion()
                    .await(10, SECONDS);

            var ingest = join(membership(keys.holder(folder.resolve("second")), seed));
            var answer =
                    ingest.eventBus().<PageBatch>request("floe.edge.e", PAGES).await(20, SECONDS);
            assertThat(heard.poll(1, SECONDS)).isEqualTo(PAGES).isNotSameAs(PAGES);
            assertThat(answer.body()).isEqualTo(PAGES);

            var stranger = join(membership(keys.stranger(folder.resolve("stranger")), seed));
            var patience = new DeliveryOptions().setSendTimeout(3000);
            assertThatThrownBy(() ->
                    stranger.eventBus().request("floe.edge.e", PAGES, patience).await(20, SECONDS));
            assertThat(heard).as("what the edge heard from the stranger").isEmpty();
        }

        @Test
        void is_refused_when_a_key_is_missing() {
            assertThatThrownBy(() -> membership(new BusTrust.Holders(folder.resolve("nowhere")), List.of()))
                    .hasMessageContaining("ca.pem")
                    .hasMessageContaining("./floe keys");
        }
    }

    @Nested
    class without_keys {
        @Test
        void stays_on_its_machine() throws Exception {
            var alone = membership(new BusTrust.ThisMachine(), List.of());
            join(alone);
            for (int port : List.of(alone.hazelcastPort(), alone.busPort())) {
                assertThat(canReach("127.0.0.1", port)).isTrue();
                assertThat(canReach("127.0.0.2", port))
                        .as("port %d at an address that was not bound", port)
                        .isFalse();
            }
        }

        @Test
        void is_refused_on_a_network_and_told_the_cure() {
            assertThatThrownBy(() -> new Membership(
                            "c", "192.0.2.1", "192.0.2.1", 5701, 5702, List.of(), new BusTrust.ThisMachine()))
                    .hasMessageContaining("./floe keys DIR")
                    .hasMessageContaining("--plain-bus");
        }
    }

    @Test
    void fails_with_one_line_when_its_port_is_taken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var membership = new Membership(
                    clusterName,
                    "127.0.0.1",
                    "127.0.0.1",
                    taken.getLocalPort(),
                    freePort(),
                    List.of(),
                    new BusTrust.ThisMachine());
            assertThatThrownBy(() -> join(membership))
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void bound_to_everything_must_say_which_address_is_its_own() {
        assertThatThrownBy(
                        () -> new Membership("c", "0.0.0.0", "0.0.0.0", 5701, 5702, List.of(), new BusTrust.Anybody()))
                .hasMessageContaining("--public-address");
    }

    @Test
    void counts_into_its_own_registry_beside_another_of_the_same_JVM() {
        var registries = List.of(new SimpleMeterRegistry(), new SimpleMeterRegistry());
        for (var registry : registries) {
            var vertx = Cluster.alone(new Engine(registry, 1)).await().vertx();
            started.add(vertx);
            vertx.eventBus().consumer("here", message -> message.reply(PAGES));
            vertx.eventBus().request("here", PAGES).await();
        }
        assertThat(registries).allSatisfy(ClusterTest::countsBusMessages);
    }

    private static void countsBusMessages(MeterRegistry registry) {
        assertThat(registry.getMeters())
                .anyMatch(meter -> meter.getId().getName().startsWith("vertx.eventbus"));
    }

    private Vertx join(Membership membership) throws Exception {
        var vertx = Cluster.join(new Engine(new SimpleMeterRegistry(), 1), membership)
                .await(30, SECONDS)
                .vertx();
        started.add(vertx);
        return vertx;
    }

    private Membership membership(BusTrust trust, List<String> seeds) throws IOException {
        return new Membership(clusterName, "127.0.0.1", "127.0.0.1", freePort(), freePort(), seeds, trust);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean canReach(String address, int port) {
        try (var _ = new Socket(address, port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

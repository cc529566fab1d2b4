package floe.kit.cluster;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.multimap.MultiMap;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A node whose registration was lost with another node")
class LossTest {
    private static final String EDGE = Addresses.edge("e");
    /// Longer than what Hazelcast drops is held while nobody was lost.
    private static final int WORDS = 50;

    private static final int BETWEEN_WORDS_MILLIS = 50;

    private final String clusterName = "test-" + UUID.randomUUID();
    private final List<Vertx> started = new ArrayList<>();

    @AfterEach
    void stopAll() throws Exception {
        for (var vertx : started) {
            vertx.close().await(20, SECONDS);
        }
    }

    /// The ingest has never spoken to the edge before.
    @Test
    void hears_what_is_said_to_it_all_the_same_and_registers_again() throws Exception {
        var ingest = join(List.of());
        var other = join(List.of(seat(ingest)));
        var edge = join(List.of(seat(ingest)));
        var heard = new LinkedBlockingQueue<String>();
        edge.eventBus()
                .<String>consumer(EDGE, word -> heard.add(word.body()))
                .completion()
                .await(10, SECONDS);
        while (member(ingest).known(EDGE).isEmpty()) {
            ingest.timer(10, MILLISECONDS).await();
        }

        member(other).getHazelcastInstance().getLifecycleService().terminate();
        while (members(ingest) > 2 || members(edge) > 2) {
            ingest.timer(10, MILLISECONDS).await();
        }
        for (int i = 0; i < WORDS; i++) {
            registrations(ingest).remove(EDGE);
            say(ingest, "word " + i);
            assertThat(heard.poll(10, SECONDS)).isEqualTo("word " + i);
            ingest.timer(BETWEEN_WORDS_MILLIS, MILLISECONDS).await();
        }
        while (!registrations(ingest).containsKey(EDGE)) {
            ingest.timer(10, MILLISECONDS).await();
        }
    }

    private static void say(Vertx ingest, String word) throws Exception {
        ingest.eventBus().sender(EDGE).write(word).await(10, SECONDS);
    }

    private static MultiMap<String, Object> registrations(Vertx vertx) {
        return member(vertx).getHazelcastInstance().getMultiMap("__vertx.subs");
    }

    private static int members(Vertx vertx) {
        return member(vertx).getHazelcastInstance().getCluster().getMembers().size();
    }

    private static SteadyMember member(Vertx vertx) {
        return (SteadyMember) ((VertxInternal) vertx).clusterManager();
    }

    private static String seat(Vertx vertx) {
        var address = member(vertx)
                .getHazelcastInstance()
                .getCluster()
                .getLocalMember()
                .getAddress();
        return address.getHost() + ":" + address.getPort();
    }

    private Vertx join(List<String> seeds) throws Exception {
        var membership = new Membership(
                clusterName, "127.0.0.1", "127.0.0.1", freePort(), freePort(), seeds, new BusTrust.ThisMachine());
        var vertx = Cluster.join(new Engine(new SimpleMeterRegistry(), 1), membership)
                .await(30, SECONDS)
                .vertx();
        started.add(vertx);
        return vertx;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

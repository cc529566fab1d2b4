package floe.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.kit.cluster.BusTrust;
import floe.kit.cluster.Cluster;
import floe.kit.cluster.Engine;
import floe.kit.cluster.Membership;
import floe.mount.MountName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("keeps the whole machine busy")
@DisplayName("Two sources that race for one mount, on two ingests of a cluster")
class RaceTest {
    private static final int ROUNDS = Integer.getInteger("floe.race.rounds", 500);
    /// Mounts take turns, so that most races are for one that was somebody's a moment ago.
    private static final int MOUNTS = 10;

    private static final int MOST_APART_NANOS = 5_000_000;
    private static final long SEED = 20260822;

    private final String clusterName = "race-" + UUID.randomUUID();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier start = new CyclicBarrier(2);
    private final List<Vertx> nodes = new ArrayList<>();
    private final List<TestIngest> ingests = new ArrayList<>();
    private RaceEdge edge;

    @BeforeEach
    void open() throws Exception {
        int seed = freePort();
        for (int i = 1; i <= 2; i++) {
            var config = FixedConfig.of(2 * MOUNTS, Duration.ofSeconds(10));
            ingests.add(new TestIngest(join(seed, i == 1 ? seed : freePort()), "ingest-" + i, config));
        }
        edge = new RaceEdge(join(seed, freePort()));
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        for (var vertx : nodes) {
            vertx.close().await(20, SECONDS);
        }
    }

    /// What came of one race.
    ///
    /// @param replies how each login was answered
    /// @param slowest the longer of the two waits for an answer
    /// @param heard whose pages the edge has played
    private record Outcome(List<String> replies, Duration slowest, Set<Integer> heard) {
        /// One is let in and heard, the other one hears why not.
        boolean isFair() {
            var winner = replies.indexOf("200");
            return winner >= 0 && replies.get(1 - winner).equals("in use") && heard.equals(Set.of(winner));
        }
    }

    @Test
    void end_with_one_on_the_air_and_one_told_that_the_mount_is_in_use() throws Exception {
        var random = new Random(SEED);
        var outcomes = new ArrayList<Outcome>();
        for (int round = 0; round < ROUNDS; round++) {
            outcomes.add(race(new MountName("/race-" + round % MOUNTS + ".ogg"), random));
        }
        var waits = outcomes.stream().map(Outcome::slowest).sorted().toList();
        var kinds = outcomes.stream().collect(Collectors.groupingBy(RaceTest::kind, Collectors.counting()));
        System.out.println(ROUNDS + " races: " + kinds + "; the slower answer after "
                + waits.get(ROUNDS / 2).toMillis() + " ms in half of them, "
                + waits.getLast().toMillis() + " ms at most");
        assertThat(outcomes.stream().filter(outcome -> !outcome.isFair()).limit(10))
                .isEmpty();
        assertThat(waits.getLast()).isLessThan(Duration.ofSeconds(1));
    }

    private static String kind(Outcome outcome) {
        return outcome.replies().stream().sorted().collect(Collectors.joining(" and ")) + ", heard of "
                + outcome.heard().size();
    }

    private Outcome race(MountName mount, Random random) throws Exception {
        edge.tune(mount);
        try (var one = ingests.get(0).connect();
                var other = ingests.get(1).connect()) {
            int apart = random.nextInt(-MOST_APART_NANOS, MOST_APART_NANOS);
            var first = threads.submit(() -> login(one, mount, 0, Math.max(apart, 0)));
            var second = threads.submit(() -> login(other, mount, 1, Math.max(-apart, 0)));
            var answers = List.of(first.get(10, SECONDS), second.get(10, SECONDS));
            edge.awaitSound();
            // A second winner would be heard, or the first one be cut off.
            Thread.sleep(20);
            return new Outcome(
                    answers.stream().map(Answer::reply).toList(),
                    answers.stream()
                            .map(Answer::waited)
                            .max(Duration::compareTo)
                            .orElseThrow(),
                    edge.heard());
        }
    }

    private record Answer(String reply, Duration waited) {}

    private Answer login(Encoder encoder, MountName mount, int number, long lateNanos) throws Exception {
        start.await(10, SECONDS);
        long begin = System.nanoTime() + lateNanos;
        while (System.nanoTime() < begin) {
            Thread.onSpinWait();
        }
        encoder.send("SOURCE " + mount.path() + " HTTP/1.0\r\n" + Encoder.basic("source", "secret")
                + "Content-Type: application/ogg\r\n\r\n");
        var reply = encoder.read("HTTP/1.0 200".length());
        var waited = Duration.ofNanos(System.nanoTime() - begin);
        if (reply.endsWith("200")) {
            encoder.send(Bytes.concat(List.of(OggBytes.headers(), RaceEdge.pagesOf(number)))
                    .toArray());
            return new Answer("200", waited);
        }
        var rest = encoder.readAll();
        return new Answer(rest.contains("Mountpoint in use") ? "in use" : reply + rest, waited);
    }

    private Vertx join(int seed, int port) throws Exception {
        var membership = new Membership(
                clusterName,
                "127.0.0.1",
                "127.0.0.1",
                port,
                freePort(),
                List.of("127.0.0.1:" + seed),
                new BusTrust.ThisMachine());
        var vertx = Cluster.join(new Engine(new SimpleMeterRegistry(), 1), membership)
                .await(30, SECONDS)
                .vertx();
        nodes.add(vertx);
        return vertx;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

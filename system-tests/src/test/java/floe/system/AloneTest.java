package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Somebody who comes to a node whose cluster has died")
@ExtendWith(ShowLogs.class)
class AloneTest {
    private static final String LIVE = "/live.ogg";
    private static final Duration SOON = Duration.ofSeconds(5);
    /// Longer than Hazelcast takes to see that nobody is left.
    private static final Duration AFTERMATH = Duration.ofSeconds(8);

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(IcecastXml.create(Workshop.freshFolder("alone"), List.of(LIVE)), 1, 1);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void mend() {
        for (var node : cluster.all()) {
            if (!node.process().isAlive()) {
                cluster.again(node.name()).awaitReady();
            }
        }
    }

    @Test
    void is_answered_by_the_edge_within_a_second_while_the_others_hear_the_fallback() {
        var fallback = Media.sounds(Media.fallback());
        try (var source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), LIVE);
                var listener = Listener.tune(cluster.edge(1), LIVE)) {
            listener.awaitFirst("the source", SOON, source::sent);
            long died = killAllBut("edge-1");
            listener.awaitFirst("the fallback", SOON, heard -> heard.atNanos() > died && heard.isOneOf(fallback));
            var slowest = Duration.ZERO;
            while (System.nanoTime() - died < AFTERMATH.toNanos()) {
                slowest = longer(slowest, timed(LIVE, " 200 "));
                slowest = longer(slowest, timed("/nobody.ogg", " 404 "));
                slowest = longer(slowest, timed("/status-json.xsl", " 200 "));
                Await.pause(Duration.ofMillis(100));
            }
            assertThat(listener.isOpen()).isTrue();
            assertThat(listener.complaints()).isEmpty();
            Limit.check("the slowest answer of an edge that is alone", slowest, Duration.ofSeconds(1));
        }
    }

    @Test
    void is_answered_by_the_ingest_within_a_second_whatever_the_answer_is() {
        long died = killAllBut("ingest-1");
        var slowest = Duration.ZERO;
        var last = "";
        for (int i = 0; System.nanoTime() - died < AFTERMATH.toNanos(); i++) {
            long asked = System.nanoTime();
            last = PacedSource.refusal(cluster.ingest(1), "/new-" + i + ".ogg");
            slowest = longer(slowest, Duration.ofNanos(System.nanoTime() - asked));
            Await.pause(Duration.ofMillis(200));
        }
        Limit.check("the slowest answer of an ingest that is alone", slowest, Duration.ofSeconds(1));
        assertThat(last).contains(" 503 ").contains("smaller part");
    }

    private static long killAllBut(String survivor) {
        long died = System.nanoTime();
        cluster.all().stream()
                .filter(node -> !node.name().equals(survivor))
                .forEach(node -> node.process().kill());
        return died;
    }

    private static Duration timed(String path, String status) {
        long asked = System.nanoTime();
        assertThat(cluster.edge(1).replyHead(path)).contains(status);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

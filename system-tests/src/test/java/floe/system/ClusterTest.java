package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a cluster")
@ExtendWith(ShowLogs.class)
class ClusterTest {
    private static final String LIVE = "/live.ogg";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static SSLContext trust;
    private static Cluster cluster;
    private static PacedSource source;

    @BeforeAll
    static void start() {
        var xml = IcecastXml.create(Workshop.freshFolder("cluster"), List.of(LIVE));
        trust = TestCertificate.trust(xml.certificate());
        cluster = Cluster.start(xml, 2, 2);
        source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), LIVE);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        source.close();
    }

    @Test
    void hears_the_same_pages_whatever_edge_she_is_on() {
        try (var listeners = Listeners.tune(List.of(cluster.edge(1), cluster.edge(2)), LIVE, trust)) {
            listeners.awaitEach("the source", SOON, source::sent);
            Await.pause(Duration.ofSeconds(8));
            var pages = listeners.all().stream().map(ClusterTest::pagesFromJoin).toList();
            var youngest = pages.stream()
                    .map(List::getFirst)
                    .max(ClusterTest::bySequence)
                    .orElseThrow();
            var oldestEnd = pages.stream()
                    .map(List::getLast)
                    .min(ClusterTest::bySequence)
                    .orElseThrow();
            var common = pages.stream()
                    .map(some -> between(some, youngest, oldestEnd))
                    .distinct()
                    .toList();
            assertThat(common)
                    .as("what different listeners heard at the same time")
                    .hasSize(1);
            assertThat(common.getFirst()).hasSizeGreaterThan(30);
            assertThat(listeners.complaints()).isEmpty();
        }
    }

    private static List<OggPage> pagesFromJoin(Listener listener) {
        return listener.heardNow().stream()
                .filter(source::sent)
                .map(Heard::page)
                .toList();
    }

    private static int bySequence(OggPage one, OggPage other) {
        return Long.compare(one.sequence(), other.sequence());
    }

    /// The bytes of these pages, as something that can be compared.
    private static List<Integer> between(Collection<OggPage> pages, OggPage first, OggPage last) {
        return pages.stream()
                .filter(page -> page.sequence() >= first.sequence() && page.sequence() <= last.sequence())
                .map(page -> Arrays.hashCode(page.bytes()))
                .toList();
    }

    @Test
    void is_served_by_a_third_edge_within_ten_seconds_of_its_start() {
        long start = System.nanoTime();
        var edge = cluster.add("edge", "edge-3").awaitReady();
        try (var listener = Listener.tune(edge.port(), LIVE)) {
            var first = listener.awaitFirst("the source", SOON, source::sent);
            System.out.println(
                    "third edge: first live page after " + first.since(start).toMillis() + " ms");
            assertThat(first.since(start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void hears_a_page_within_100_ms_of_its_sending() {
        try (var listeners = Listeners.tune(List.of(cluster.edge(1), cluster.edge(2)), LIVE, trust)) {
            listeners.awaitEach("the source", SOON, source::sent);
            // The burst was sent before she came.
            long afterBurst = System.nanoTime();
            Await.pause(Duration.ofSeconds(12));
            var latencies = listeners.all().stream()
                    .flatMap(listener -> latencies(listener, afterBurst))
                    .sorted()
                    .toList();
            System.out.println("page latency: p50 " + at(latencies, 0.50) + " µs, p99 " + at(latencies, 0.99)
                    + " µs, most " + latencies.getLast() + " µs, " + latencies.size() + " pages");
            assertThat(latencies).hasSizeGreaterThan(150);
            Limit.check("99 of 100 pages", micros(at(latencies, 0.99)), Duration.ofMillis(100));
        }
    }

    /// µs from the sending to the hearing, of the pages sent since the given moment.
    private static Stream<Long> latencies(Listener listener, long sinceNanos) {
        var sent = source.sentNanos();
        return listener.heardNow().stream()
                .filter(source::sent)
                .filter(heard -> sentAt(heard, sent) > sinceNanos)
                .map(heard -> (heard.atNanos() - sentAt(heard, sent)) / 1_000);
    }

    private static long sentAt(Heard heard, Map<Long, Long> sent) {
        return sent.getOrDefault(heard.page().fingerprint(), 0L);
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private static long at(List<Long> sorted, double quantile) {
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }
}

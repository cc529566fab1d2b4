package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All pairs and all orders of roles; both ingests at once are in [FailureTest] too.
@Tag("long")
@DisplayName("A cluster of which several nodes are killed at once")
@ExtendWith(ShowLogs.class)
class AllLostTest {
    private static final String LIVE = "/live.ogg";
    private static final List<String> NODES = List.of("config", "ingest-1", "ingest-2", "edge-1", "edge-2");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(IcecastXml.create(Workshop.freshFolder("all-lost"), List.of(LIVE)), 2, 2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    static Stream<List<String>> pairs() {
        return NODES.stream()
                .flatMap(one -> NODES.stream()
                        .filter(other -> NODES.indexOf(one) < NODES.indexOf(other))
                        .map(other -> List.of(one, other)));
    }

    static Stream<List<String>> orders() {
        var config = List.of("config");
        var ingests = List.of("ingest-1", "ingest-2");
        var edges = List.of("edge-1", "edge-2");
        return Stream.of(
                        List.of(config, ingests, edges),
                        List.of(config, edges, ingests),
                        List.of(ingests, config, edges),
                        List.of(ingests, edges, config),
                        List.of(edges, config, ingests),
                        List.of(edges, ingests, config))
                .map(order -> order.stream().flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void plays_on_where_it_still_is(List<String> lost) {
        assertPlaysOn(lost);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void serves_again_in_whatever_order_they_are_back(List<String> order) {
        assertServesAgain(order);
    }

    private static void assertPlaysOn(List<String> lost) {
        try (var source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), LIVE)) {
            var staying = Stream.of(cluster.edge(1), cluster.edge(2))
                    .filter(edge -> !lost.contains(edge.name()))
                    .map(edge -> Listener.tune(edge, LIVE))
                    .toList();
            try (var listeners = new Listeners(staying)) {
                listeners.awaitEach("the source", SOON, source::sent);
                lost.forEach(AllLostTest::kill);
                long now = System.nanoTime();
                listeners.forEach(listener -> listener.awaitFirst(
                        "more sound",
                        SOON,
                        heard -> heard.atNanos() > now && heard.page().isSound()));
                long back = System.nanoTime();
                lost.forEach(cluster::again);
                lost.forEach(node -> cluster.node(node).awaitReady());
                assertIsHeard(lost.contains("ingest-1") ? again() : source);
                Limit.check("full service after " + lost, Duration.ofNanos(System.nanoTime() - back), SOON);
                assertThat(listeners.areAllOpen()).isTrue();
                assertThat(listeners.complaints()).isEmpty();
            }
        }
    }

    private static void assertServesAgain(List<String> order) {
        order.forEach(AllLostTest::kill);
        order.forEach(cluster::again);
        long started = System.nanoTime();
        order.forEach(node -> cluster.node(node).awaitReady());
        assertIsHeard(again());
        Limit.check(
                "service after the start of " + order,
                Duration.ofNanos(System.nanoTime() - started),
                Duration.ofSeconds(20));
    }

    private static PacedSource again() {
        return PacedSource.play(Media.otherVorbis(), cluster.ingest(1).port(), LIVE);
    }

    /// On both edges; then it goes.
    private static void assertIsHeard(PacedSource source) {
        try (source;
                var first = Listener.tune(cluster.edge(1), LIVE);
                var second = Listener.tune(cluster.edge(2), LIVE)) {
            first.awaitFirst("the source", SOON, source::sent);
            second.awaitFirst("the source", SOON, source::sent);
        }
    }

    private static void kill(String nodeName) {
        cluster.node(nodeName).process().kill();
        cluster.node(nodeName).process().awaitExit(SOON);
    }
}

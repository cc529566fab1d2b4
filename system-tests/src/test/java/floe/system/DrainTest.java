package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener whose node is told to leave")
@ExtendWith(ShowLogs.class)
class DrainTest {
    private static final String LIVE = "/live.ogg";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration DRAIN = Duration.ofSeconds(6);
    /// The doors are open, and nobody ends, for two thirds of it.
    private static final Duration KEPT = Duration.ofSeconds(4);

    private static final int LISTENERS = 8;

    private final Path folder = Workshop.freshFolder("drain");
    private final IcecastXml xml = IcecastXml.create(folder, List.of(LIVE));
    private final Set<Long> fallback = Media.sounds(Media.fallback());
    private final List<Listener> listeners = new ArrayList<>();

    @Test
    void hears_on_to_a_page_and_whoever_comes_goes_to_the_node_that_takes_over() {
        try (var leaving = start()) {
            tune(leaving, LISTENERS);
            try (var successor = leaving.successor("successor").awaitReady()) {
                long told = System.nanoTime();
                leaving.process().terminate();
                Limit.check("not ready", awaitNotReady(leaving), Duration.ofSeconds(1));
                askAllTheTime(leaving);
                assertThat(leaving.process().awaitExit(SOON)).isZero();
                Limit.check("the end", Duration.ofNanos(System.nanoTime() - told), DRAIN.plusSeconds(3));
                assertEndedOneAfterAnother(told);
                tune(successor, 1);
                assertThat(successor.metric("floe_listeners{mount=\"" + LIVE + "\""))
                        .hasValue(1);
            }
        }
    }

    @Test
    void is_served_where_nobody_takes_over_though_it_comes_late_and_ends_with_the_second_signal() {
        try (var leaving = start()) {
            tune(leaving, 1);
            leaving.process().terminate();
            awaitNotReady(leaving);
            tune(leaving, 1);
            long hurried = System.nanoTime();
            leaving.process().terminate();
            assertThat(leaving.process().awaitExit(SOON)).isZero();
            Limit.check("the end", Duration.ofNanos(System.nanoTime() - hurried), Duration.ofSeconds(2));
            listeners.forEach(listener ->
                    assertThat(listener.complaints()).as(listener + "").isEmpty());
        }
    }

    private FloeNode start() {
        var options = List.of("-c", xml.file().toString(), "--drain", Long.toString(DRAIN.toSeconds()));
        return FloeNode.runAlone(folder, options).awaitReady();
    }

    private void tune(FloeNode node, int more) {
        IntStream.range(0, more).forEach(_ -> listeners.add(Listener.tune(node, LIVE)));
        listeners
                .subList(listeners.size() - more, listeners.size())
                .forEach(listener -> listener.awaitFirst("the fallback", SOON, heard -> heard.isOneOf(fallback)));
    }

    private static Duration awaitNotReady(FloeNode leaving) {
        return Await.until(leaving.name() + " is not ready", SOON, () -> leaving.health() == 503);
    }

    /// Until the process has ended: nobody is refused at this port.
    private static void askAllTheTime(FloeNode leaving) {
        while (leaving.process().isAlive()) {
            assertThat(leaving.replyHead(LIVE)).contains(" 200 ");
        }
    }

    private void assertEndedOneAfterAnother(long told) {
        var ends = new ArrayList<Duration>();
        for (var listener : listeners) {
            ends.add(Duration.ofNanos(listener.awaitEndNanos(SOON) - told));
            assertThat(listener.complaints()).isEmpty();
        }
        ends.sort(Duration::compareTo);
        System.out.println("listeners ended after " + ends);
        assertThat(ends.getFirst()).isGreaterThan(KEPT);
        assertThat(ends.getLast().minus(ends.getFirst())).isGreaterThan(Duration.ofMillis(400));
    }
}

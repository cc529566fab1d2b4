package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A recording of some seconds of")
@ExtendWith(ShowLogs.class)
class FormatsTest {
    private static final int SECONDS = 10;
    private static final Executor IN_PARALLEL = Executors.newVirtualThreadPerTaskExecutor();
    private static FloeNode floe;

    @BeforeAll
    static void start() {
        floe = FloeNode.runWithShoutcast(Workshop.freshFolder("formats"), Liquidsoap.SHOUTCAST_MOUNT);
        floe.awaitReady();
    }

    @AfterAll
    static void stop() {
        floe.close();
    }

    @TestFactory
    Stream<DynamicTest> is_whole_and_rightly_named_for() {
        // All at once, lest each takes its time.
        return Arrays.stream(Feed.values())
                .flatMap(feed -> Tool.isHere(feed.program()) ? tested(feed) : skipped(feed))
                .toList()
                .stream();
    }

    private static Stream<DynamicTest> tested(Feed feed) {
        var recordings = CompletableFuture.supplyAsync(() -> record(feed), IN_PARALLEL);
        return feed.outlets().stream()
                .map(outlet -> DynamicTest.dynamicTest(outlet.title(), () -> judge(outlet, recordings)));
    }

    private static Stream<DynamicTest> skipped(Feed feed) {
        return Stream.of(DynamicTest.dynamicTest(feed.program(), () -> Tool.needs(feed.program())));
    }

    private static Map<Outlet, Recording> record(Feed feed) {
        try (var encoder = feed.start(floe, SECONDS)) {
            var coming = feed.outlets().stream()
                    .collect(Collectors.toMap(
                            outlet -> outlet,
                            outlet -> CompletableFuture.supplyAsync(() -> record(outlet, encoder), IN_PARALLEL)));
            return coming.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().join()));
        }
    }

    private static Recording record(Outlet outlet, Child encoder) {
        Await.until(outlet.mount() + " is live", Duration.ofSeconds(45), Duration.ofMillis(250), () -> {
            if (!encoder.isAlive()) {
                throw new AssertionError(encoder.lastWords());
            }
            return floe.replyHead(outlet.mount()).contains(" 200 ");
        });
        try (var recording = Recording.start(floe, outlet.mount())) {
            recording.awaitEnd(Duration.ofSeconds(SECONDS + 30));
            return recording;
        }
    }

    private static void judge(Outlet outlet, CompletableFuture<Map<Outlet, Recording>> coming)
            throws InterruptedException, ExecutionException, TimeoutException {
        var recording = Objects.requireNonNull(
                coming.get(SECONDS + 75, TimeUnit.SECONDS).get(outlet));
        assertThat(recording.header("Content-Type")).isEqualTo(outlet.format().contentType());
        assertThat(outlet.format().complaints(recording.file())).isEmpty();
        assertThat(recording.playingTime()).isGreaterThan(Duration.ofSeconds(SECONDS / 2));
    }
}

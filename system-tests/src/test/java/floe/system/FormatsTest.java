package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static FloeNode floe;

    @BeforeAll
    static void start() {
        var folder = Workshop.freshFolder("formats");
        int port = Ports.freePair();
        int tlsPort = Ports.free();
        var xml = IcecastXml.create(folder, List.of());
        xml.replaceBy(xml.text()
                .replaceFirst("(?s)<listen-socket>.*</listen-socket>", sockets(port, tlsPort))
                .replace("<sources>20<", "<sources>40<"));
        floe = FloeNode.runAloneAt(port, tlsPort, folder, xml.file());
        floe.awaitReady();
    }

    private static String sockets(int port, int tlsPort) {
        return """
                <listen-socket>
                    <port>%d</port><bind-address>127.0.0.1</bind-address><shoutcast-mount>%s</shoutcast-mount>
                </listen-socket>
                <listen-socket><port>%d</port><bind-address>127.0.0.1</bind-address><ssl>1</ssl></listen-socket>
                """.formatted(port, Feed.SHOUTCAST_MOUNT, tlsPort);
    }

    @AfterAll
    static void stop() {
        floe.close();
    }

    @TestFactory
    Stream<DynamicTest> is_whole_and_rightly_named_for() {
        // All at once, lest each takes its time.
        return Arrays.stream(Feed.values())
                .map(feed -> Tool.isHere(feed.program()) ? tested(feed) : skipped(feed))
                .toList()
                .stream();
    }

    private static DynamicTest tested(Feed feed) {
        var recording =
                CompletableFuture.supplyAsync(() -> record(feed), Executors.newVirtualThreadPerTaskExecutor());
        return DynamicTest.dynamicTest(feed.title(), () -> judge(feed, recording));
    }

    private static DynamicTest skipped(Feed feed) {
        return DynamicTest.dynamicTest(feed.title(), () -> Tool.needs(feed.program()));
    }

    private static Recording record(Feed feed) {
        try (var encoder = feed.start(floe, SECONDS)) {
            Await.until(feed.mount() + " is live", Duration.ofSeconds(30), () -> {
                if (!encoder.isAlive()) {
                    throw new AssertionError(encoder.lastWords());
                }
                return floe.replyHead(feed.mount()).contains(" 200 ");
            });
            try (var recording = Recording.start(floe, feed.mount())) {
                recording.awaitEnd(Duration.ofSeconds(SECONDS + 30));
                return recording;
            }
        }
    }

    private static void judge(Feed feed, CompletableFuture<Recording> coming)
            throws InterruptedException, ExecutionException, TimeoutException {
        var recording = coming.get(SECONDS + 60, TimeUnit.SECONDS);
        assertThat(recording.header("Content-Type")).isEqualTo(feed.format().contentType());
        assertThat(feed.format().complaints(recording.file())).isEmpty();
        assertThat(recording.playingTime()).isGreaterThan(Duration.ofSeconds(SECONDS / 2));
    }
}

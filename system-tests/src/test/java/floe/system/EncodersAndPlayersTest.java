package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of one Floe")
@ExtendWith(ShowLogs.class)
class EncodersAndPlayersTest {
    private static final int SECONDS = 32;
    private static final String CHAIN = "/chain.ogg";
    private static SSLContext trust;
    private static FloeNode floe;

    @BeforeAll
    static void start() {
        var folder = Workshop.freshFolder("encoders");
        var xml = IcecastXml.create(folder, List.of(CHAIN));
        trust = TestCertificate.trust(xml.certificate());
        floe = FloeNode.runAlone(folder, List.of("-c", xml.file().toString()));
        floe.awaitReady();
    }

    @AfterAll
    static void stop() {
        floe.close();
    }

    @TestFactory
    Stream<DynamicTest> finds_nothing_wrong_in_half_a_minute_of() {
        // All at once: half a minute for all, not for each.
        return Arrays.stream(Encoder.values())
                .map(encoder -> Tool.isHere(encoder.program()) ? tested(encoder) : skipped(encoder))
                .toList()
                .stream();
    }

    private static DynamicTest tested(Encoder encoder) {
        var capture =
                CompletableFuture.supplyAsync(() -> capture(encoder), Executors.newVirtualThreadPerTaskExecutor());
        return DynamicTest.dynamicTest(encoder.title(), () -> judge(capture));
    }

    private static DynamicTest skipped(Encoder encoder) {
        return DynamicTest.dynamicTest(encoder.title(), () -> Tool.needs(encoder.program()));
    }

    private static void judge(CompletableFuture<Listeners> capture)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (var listener : capture.get(SECONDS + 30, TimeUnit.SECONDS).all()) {
            var heard = listener.heardNow();
            assertThat(listener.complaints()).isEmpty();
            assertThat(heard.getLast().page().isLast()).as("the stream's end").isTrue();
            assertThat(heard.getLast().since(heard.getFirst().atNanos())).isGreaterThan(Duration.ofSeconds(28));
            assertThat(Tool.complaintsOfNewcomer(file(listener))).isEmpty();
        }
    }

    private static Listeners capture(Encoder encoder) {
        var mount = "/" + encoder.name().toLowerCase(Locale.ROOT) + ".ogg";
        try (var encoding = encoder.stream(Workshop.freshFolder(encoder.program()), floe.port(), mount, SECONDS)) {
            Await.until(mount + " is live", Duration.ofSeconds(20), () -> {
                if (!encoding.isAlive()) {
                    throw new AssertionError(encoding.lastWords());
                }
                return floe.replyHead(mount).contains(" 200 ");
            });
            var listeners = Listeners.tune(List.of(floe), mount, trust);
            listeners.forEach(listener -> listener.awaitEnd(Duration.ofSeconds(SECONDS + 20)));
            return listeners;
        }
    }

    @Test
    void hears_Vorbis_and_then_Opus_on_the_same_connection() {
        Tool.needs("ffmpeg");
        try (var listeners = Listeners.tune(List.of(floe), CHAIN, trust)) {
            listeners.awaitEach(
                    "the fallback", Duration.ofSeconds(5), heard -> heard.page().isSound());
            streamAndAwait("libvorbis", listeners);
            streamAndAwait("libopus", listeners);
            assertThat(listeners.areAllOpen()).isTrue();
            assertThat(listeners.complaints()).isEmpty();
            for (var listener : listeners.all()) {
                var capture = file(listener);
                var found = new ArrayList<>(Tool.withoutJoin(Tool.ogginfo(capture)));
                found.addAll(Tool.oggz(capture));
                assertThat(found).isEmpty();
            }
        }
    }

    /// Streams for a few seconds, from the start of a link to the fallback that follows.
    private static void streamAndAwait(String codec, Listeners listeners) {
        var folder = Workshop.freshFolder(codec);
        long start = System.nanoTime();
        try (var encoding = Encoder.ffmpeg(folder, floe.port(), CHAIN, 4, codec, "0")) {
            listeners.slowest(
                    "the encoder's link",
                    Duration.ofSeconds(8),
                    start,
                    heard -> heard.page().isFirst());
            encoding.awaitExit(Duration.ofSeconds(20));
        }
        var fallback = Media.sounds(Media.fallback());
        listeners.slowest(
                "the fallback after " + codec, Duration.ofSeconds(3), System.nanoTime(), h -> h.isOneOf(fallback));
    }

    private static Path file(Listener listener) {
        return listener.capture(Workshop.freshFolder("capture").resolve("capture.ogg"));
    }
}

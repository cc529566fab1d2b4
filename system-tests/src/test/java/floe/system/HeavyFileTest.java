package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("long")
@DisplayName("A listener of a cluster in which a file of 20 MB goes to all edges")
@ExtendWith(ShowLogs.class)
class HeavyFileTest {
    private static final String LIVE = "/live.ogg";
    private static final int EDGES = Integer.getInteger("floe.edges", 3);
    private static final int FILE_BYTES = 20_000_000;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration STRETCH = Duration.ofSeconds(15);

    @Test
    void hears_its_pages_as_soon_as_before() throws IOException {
        var xml = IcecastXml.create(Workshop.freshFolder("heavy"), List.of(LIVE));
        try (var cluster = Cluster.start(new Prompt(new Loopback()), xml, 1, EDGES);
                var source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), LIVE);
                var listeners = new Listeners(IntStream.rangeClosed(1, EDGES)
                        .mapToObj(i -> Listener.tune(cluster.edge(i), LIVE))
                        .toList())) {
            listeners.awaitEach("the source", SOON, source::sent);
            // JVMs that have just begun are slow themselves.
            Await.pause(STRETCH);
            var before = ages(source, listeners);
            putInPlace(xml);
            var during = ages(source, listeners);
            var spread = Await.until(
                    "all edges have the file",
                    SOON,
                    () -> IntStream.rangeClosed(1, EDGES)
                            .allMatch(i -> cluster.edge(i).log().contains("bytes=" + FILE_BYTES)));
            System.out.println("pages are " + before + " old at the listeners of " + EDGES + " edges; while "
                    + FILE_BYTES + " bytes go to each " + during + ", done " + spread.toMillis() + " ms after that");
            assertThat(listeners.areAllOpen()).isTrue();
            assertThat(listeners.complaints()).isEmpty();
            assertThat(during.p99Millis()).as("p99").isLessThanOrEqualTo(before.p99Millis() + 100);
        }
    }

    /// Where no edge lets a page wait for the next: on a busy machine that hides all else.
    private record Prompt(Ground ground) implements Ground {
        @Override
        public List<String> options(String nodeName) {
            var options = new ArrayList<>(ground.options(nodeName));
            if (nodeName.startsWith("edge")) {
                options.addAll(List.of("--flush-interval", "0"));
            }
            return options;
        }

        @Override
        public Place place(String nodeName) {
            return ground.place(nodeName);
        }
    }

    /// How old pages were when listeners had them.
    private record Ages(long medianMillis, long p99Millis, long mostMillis) {
        static Ages of(List<Long> nanos) {
            var sorted = nanos.stream().sorted().toList();
            return new Ages(
                    sorted.get(sorted.size() / 2) / 1_000_000,
                    sorted.get(sorted.size() * 99 / 100) / 1_000_000,
                    sorted.getLast() / 1_000_000);
        }

        @Override
        public String toString() {
            return medianMillis + " ms (p99 " + p99Millis + ", most " + mostMillis + ")";
        }
    }

    private static Ages ages(PacedSource source, Listeners listeners) {
        long from = System.nanoTime();
        Await.pause(STRETCH);
        var sent = source.sentNanos();
        return Ages.of(listeners.all().stream()
                .flatMap(listener -> listener.heardNow().stream())
                .filter(heard -> heard.atNanos() > from)
                .flatMap(heard -> Stream.ofNullable(sent.get(heard.page().fingerprint()))
                        .map(sentNanos -> heard.atNanos() - sentNanos))
                .toList());
    }

    /// MP3 frames stand for themselves, so any number of them is a file. What follows the last whole one is no frame.
    private static void putInPlace(IcecastXml xml) throws IOException {
        var loop = Files.readAllBytes(Media.mp3Loop());
        var all = new ByteArrayOutputStream(FILE_BYTES + loop.length);
        while (all.size() < FILE_BYTES) {
            all.write(loop);
        }
        var heavy = Files.write(xml.folder().resolve("heavy.new"), Arrays.copyOf(all.toByteArray(), FILE_BYTES));
        Files.move(heavy, xml.folder().resolve("web/heavy.mp3"), StandardCopyOption.ATOMIC_MOVE);
        xml.replaceBy(xml.text().replace("<fallback-mount>/fallback.ogg", "<fallback-mount>/heavy.mp3"));
    }
}

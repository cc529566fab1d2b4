package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import floe.system.WebPlayer.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener with Chromium")
@ExtendWith(ShowLogs.class)
class BrowserTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration TITLE = Duration.ofSeconds(1);
    private static final Duration SEAMS = Duration.ofMillis(2_500);
    private static final List<String> STREAMS =
            List.of("/vorbis.ogg", "/vorbis.ogg?ogg=chained", "/opus.ogg", "/opus.ogg?ogg=chained");

    // So many bits that the burst is short, and with it the time until a listener hears what happens.
    private static final String[] VORBIS = {"-c:a", "libvorbis", "-b:a", "320k"};
    private static final String[] OPUS = {"-c:a", "libopus", "-b:a", "256k"};

    private static Path vorbis;
    private static FloeNode floe;
    private static Chromium chromium;
    private static Homepage homepage;
    private static CompletableFuture<List<WebPlayer.Report>> evening;

    @BeforeAll
    static void start() {
        Tool.needs("ffmpeg", Chromium.PROGRAM);
        vorbis = Media.tone(Media.Tone.LIVE, 60, 44_100, 2, VORBIS);
        var opus = Media.tone(Media.Tone.LIVE, 60, 48_000, 2, OPUS);
        floe = floe(Workshop.freshFolder("browser"));
        chromium = Chromium.start();
        homepage = Homepage.open();
        floe.awaitReady();
        // All at once, and beside the other tests: the time of one for all.
        var music = new Evening(floe.port(), Map.of("/vorbis.ogg", vorbis, "/opus.ogg", opus), SOON);
        evening = CompletableFuture.supplyAsync(() -> pass(music), Executors.newVirtualThreadPerTaskExecutor());
    }

    private static List<WebPlayer.Report> pass(Evening music) {
        var encoders = music.begin();
        var tab = chromium.open(homepage.address());
        // Under another name than the other tests': a browser has no more than six connections to one.
        var players = STREAMS.stream()
                .map(stream -> WebPlayer.tune(tab, stream, "http://localhost:" + floe.port() + stream))
                .toList();
        return music.pass(encoders, players, TITLE, SEAMS).reports();
    }

    private static FloeNode floe(Path folder) {
        var xml = IcecastXml.create(folder, List.of());
        put(xml, "vorbis-loop.ogg", Media.tone(Media.Tone.FALLBACK, 1, 44_100, 2, VORBIS));
        put(xml, "opus-loop.ogg", Media.tone(Media.Tone.FALLBACK, 1, 48_000, 2, OPUS));
        xml.replaceBy(xml.textWith(IcecastXml.mount("/vorbis.ogg", "/vorbis-loop.ogg")
                + IcecastXml.mount("/opus.ogg", "/opus-loop.ogg")
                + IcecastXml.mount("/other.ogg", "/opus-loop.ogg")));
        return FloeNode.runAlone(folder, List.of("-c", xml.file().toString()));
    }

    private static void put(IcecastXml xml, String name, Path file) {
        try {
            Files.copy(file, xml.folder().resolve("web").resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        homepage.close();
        chromium.close();
        floe.close();
    }

    @TestFactory
    Stream<DynamicTest>
            hears_a_title_the_loss_of_the_source_the_fallback_its_seams_and_the_return_without_a_stall_in() {
        return IntStream.range(0, STREAMS.size()).mapToObj(i -> {
            var stream = STREAMS.get(i);
            return DynamicTest.dynamicTest(
                    stream, () -> judge(stream, evening.get(1, TimeUnit.MINUTES).get(i)));
        });
    }

    private static void judge(String stream, WebPlayer.Report report) {
        var heard = report.heard().stream().map(Moment::what).dropWhile("fallback"::equals);
        assertThat(heard).containsExactly("live", "fallback", "live");
        assertThat(report.events()).extracting(Moment::what).doesNotContain("ended", "error", "pause");
        Limit.check(stream + " stands still", report.longestStall(), A_SECOND);
        Limit.check(stream + " is silent", Duration.ofMillis(report.silenceMillis()), A_SECOND);
    }

    @Test
    void reads_what_a_stream_says_of_itself_on_any_sites_page() {
        try (var source = PacedSource.play(Media.vorbis(), floe.port(), "/cors.ogg");
                var tab = chromium.open(homepage.address())) {
            awaitLive("/cors.ogg");
            assertThat(source.sentNanos()).isNotEmpty();
            assertThat(tab.text("""
                    fetch('http://127.0.0.1:%d/cors.ogg', { headers: { 'Icy-MetaData': '1' } })
                        .then(reply => reply.body.cancel().then(() => reply.headers.get('icy-name')))
                    """.formatted(floe.port()))).isEqualTo("paced");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void is_back_within_a_second_on_Floes_page_when_a_stream_goes_on_in_another_codec() {
        var mount = "/other.ogg";
        try (var source = PacedSource.play(vorbis, floe.port(), mount)) {
            awaitLive(mount);
            try (var page = FrontPage.open(chromium, floe.port())) {
                page.setVolume(0.25);
                page.note(mount);
                page.press(mount);
                page.awaitState(mount, "on");
                source.kill();
                Limit.check("back with the fallback's Opus", page.awaitBack(1), A_SECOND);
                try (var again = PacedSource.play(vorbis, floe.port(), mount)) {
                    Limit.check("back with the source's Vorbis", page.awaitBack(2), A_SECOND);
                    assertThat(again.sentNanos()).isNotEmpty();
                }
                assertThat(page.volume(mount)).isEqualTo(0.25);
                page.press(mount);
                page.awaitState(mount, "off");
                Await.until("the listener's connection is gone", SOON, () -> listeners(mount) == 0);
                assertThat(page.tab().complaints()).isEmpty();
            }
        }
    }

    private static double listeners(String mount) {
        return floe.metric("floe_listeners{mount=\"" + mount + "\"").orElseThrow();
    }

    @Test
    void hears_a_mount_of_Floes_page_again_that_was_gone() {
        var mount = "/gone.ogg";
        try (var source = PacedSource.play(vorbis, floe.port(), mount)) {
            awaitLive(mount);
            try (var page = FrontPage.open(chromium, floe.port())) {
                page.press(mount);
                page.awaitState(mount, "on");
                source.kill();
                page.awaitState(mount, "lost");
                try (var again = PacedSource.play(vorbis, floe.port(), mount)) {
                    page.awaitState(mount, "on");
                    assertThat(again.sentNanos()).isNotEmpty();
                }
                assertThat(page.wasReloaded()).isFalse();
            }
        }
    }

    @Test
    void reads_titles_and_new_mounts_on_Floes_page_without_a_reload() {
        try (var source = PacedSource.play(vorbis, floe.port(), "/title.ogg")) {
            awaitLive("/title.ogg");
            try (var page = FrontPage.open(chromium, floe.port());
                    var other = PacedSource.play(vorbis, floe.port(), "/new.ogg")) {
                new Evening(floe.port(), Map.of("/title.ogg", vorbis), SOON).tell("/title.ogg", "Abendlied");
                page.awaitText("/title.ogg", ".song", "Abendlied");
                page.awaitMount("/new.ogg");
                assertThat(page.wasReloaded()).isFalse();
                assertThat(page.tab().complaints()).isEmpty();
                assertThat(source.sentNanos()).isNotEmpty();
                assertThat(other.sentNanos()).isNotEmpty();
            }
        }
    }

    @Test
    void is_not_one_of_a_crowd_that_comes_back_to_Floes_page_at_once() {
        try (var page = FrontPage.open(chromium, floe.port())) {
            var first = page.waits(0, 1_000);
            assertThat(first).allMatch(millis -> millis >= 0 && millis < 400).anyMatch(millis -> millis < 50);
            assertThat(first).anyMatch(millis -> millis > 350);
            assertThat(page.waits(3, 1_000)).allMatch(millis -> millis >= 1_600 && millis < 3_200);
            assertThat(page.waits(30, 1_000)).allMatch(millis -> millis >= 7_500 && millis < 15_000);
        }
    }

    /// Until the edge says what only the source can tell.
    private static void awaitLive(String mount) {
        Await.until(mount + " is live", SOON, () -> floe.replyHead(mount).contains("icy-name:paced"));
    }
}

package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Who hears a file in place of a source")
@ExtendWith(ShowLogs.class)
class FallbackFilesTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    /// With the burst before it, three rounds.
    private static final Duration ROUNDS = Duration.ofSeconds(3);

    private static Path web;
    private static FloeNode floe;

    @BeforeAll
    static void start() {
        Tool.needs("ffmpeg", "curl");
        var folder = Workshop.freshFolder("fallback-files");
        var xml = IcecastXml.create(folder, List.of());
        web = folder.resolve("web");
        put(Media.mp3Loop(), "loop.mp3");
        put(Media.aacLoop(), "loop.aac");
        put(Media.opusLoop(9), "opus.ogg");
        xml.replaceBy(xml.textWith(Stream.of(
                        IcecastXml.mount("/a.mp3", "/loop.mp3"),
                        IcecastXml.mount("/a.aac", "/loop.aac"),
                        IcecastXml.mount("/two.ogg", "/fallback.ogg</fallback-mount><fallback-mount>/opus.ogg"),
                        IcecastXml.mount("/diverted.ogg", "/fallback.ogg"),
                        IcecastXml.mount(
                                "/full.ogg",
                                "/fallback.ogg</fallback-mount><fallback-when-full>1</fallback-when-full>"
                                        + "<max-listeners>1</max-listeners><fallback-mount>"))
                .reduce("", String::concat)));
        floe = FloeNode.runAlone(folder, List.of("-c", xml.file().toString())).awaitReady();
    }

    @AfterAll
    static void stop() {
        floe.close();
    }

    @Test
    void hears_MP3_and_AAC_round_after_round_without_an_error() {
        var folder = Workshop.freshFolder("rounds");
        try (var mp3 = curl("/a.mp3", folder);
                var aac = curl("/a.aac", folder)) {
            // Its time is over: that is how curl ends here.
            assertThat(mp3.awaitExit(SOON)).isEqualTo(28);
            assertThat(aac.awaitExit(SOON)).isEqualTo(28);
        }
        for (var name : List.of("a.mp3", "a.aac")) {
            var capture = folder.resolve(name);
            assertThat(Tool.decoding(capture)).as(name).isEmpty();
            assertThat(Tool.playingTime(capture)).as(name).isGreaterThan(ROUNDS.plusSeconds(2));
        }
    }

    @Test
    void hears_of_two_files_the_one_like_the_source_and_its_new_content_after_a_whole_round() {
        var old = Media.sounds(Media.opusLoop(9));
        var changed = Media.sounds(Media.opusLoop(10));
        try (var listener = playsAndDies("/two.ogg", Media.opus())) {
            listener.awaitFirst("the Opus file", SOON, heard -> heard.isOneOf(old));
            put(Media.opusLoop(10), "opus.ogg");
            listener.awaitFirst("its new content", SOON, heard -> heard.isOneOf(changed));
            assertThat(lastOf(listener, old)).isEqualTo(lastPage(Media.opusLoop(9)));
            assertThat(listener.complaints()).isEmpty();
            assertThat(listener.heardNow()).noneMatch(heard -> heard.isOneOf(Media.sounds(Media.fallback())));
        }
    }

    @Test
    void hears_the_fallback_that_an_administrator_named_while_the_source_was_there() {
        try (var source = PacedSource.play(Media.opus(), floe.port(), "/diverted.ogg");
                var listener = Listener.tune(floe.port(), "/diverted.ogg")) {
            listener.awaitFirst("the source", SOON, source::sent);
            assertThat(Tool.said(
                            "curl",
                            "-sSf",
                            "-u",
                            "admin:only-the-boss-knows",
                            "http://127.0.0.1:" + floe.port()
                                    + "/admin/fallbacks?mount=/diverted.ogg&fallback=/opus.ogg"))
                    .contains("Fallback configured");
            source.kill();
            var opus = Stream.of(9, 10)
                    .flatMap(voice -> Media.sounds(Media.opusLoop(voice)).stream())
                    .toList();
            listener.awaitFirst("the Opus file", SOON, heard -> heard.isOneOf(Set.copyOf(opus)));
            assertThat(listener.complaints()).isEmpty();
        }
    }

    @Test
    void is_one_too_many_for_the_mount_while_who_asks_for_the_file_gets_the_file() {
        var loop = Media.sounds(Media.fallback());
        try (var source = PacedSource.play(Media.vorbis(), floe.port(), "/full.ogg");
                var first = Listener.tune(floe.port(), "/full.ogg")) {
            first.awaitFirst("the source", SOON, source::sent);
            try (var second = Listener.tune(floe.port(), "/full.ogg")) {
                second.awaitFirst("the file", SOON, heard -> heard.isOneOf(loop));
                assertThat(second.heardNow()).noneMatch(source::sent);
            }
            assertThat(floe.replyHead("/fallback.ogg")).contains("Content-Length: ");
        }
    }

    /// Returns who heard the source and hears what comes behind it.
    private static Listener playsAndDies(String mount, Path music) {
        try (var source = PacedSource.play(music, floe.port(), mount)) {
            var listener = Listener.tune(floe.port(), mount);
            listener.awaitFirst("the source", SOON, source::sent);
            return listener;
        }
    }

    private static Child curl(String mount, Path folder) {
        return Child.start(
                "curl",
                folder.resolve(mount.substring(1) + ".log"),
                Map.of(),
                List.of(
                        "curl",
                        "-s",
                        "--max-time",
                        Long.toString(ROUNDS.toSeconds()),
                        "-o",
                        folder.resolve(mount.substring(1)).toString(),
                        "http://127.0.0.1:" + floe.port() + mount));
    }

    private static long lastOf(Listener listener, Set<Long> sounds) {
        return listener.heardNow().stream()
                .filter(heard -> heard.isOneOf(sounds))
                .reduce((_, later) -> later)
                .orElseThrow()
                .page()
                .fingerprint();
    }

    private static long lastPage(Path file) {
        return OggReader.pagesOf(file).getLast().fingerprint();
    }

    /// At one stroke, as a careful operator does it.
    private static void put(Path file, String name) {
        try {
            var next = Files.copy(file, web.resolve("." + name), StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, web.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

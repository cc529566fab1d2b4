package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import floe.system.WebPlayer.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Prints tables: what Chromium does with the same page at a Floe and at Debian's icecast2.
@DisplayName("Beside Icecast, a listener with Chromium")
@ExtendWith(ShowLogs.class)
@Tag("long")
class BesideIcecastTest {
    /// Longer than what a player holds, so that it can be told what disturbed it.
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private static final Duration FULL_BURST = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int STARTS = 5;

    private static final String[] VORBIS = {"-c:a", "libvorbis", "-b:a", "128k"};
    private static final String[] OPUS = {"-c:a", "libopus", "-b:a", "96k"};

    /// @param heard what the encoder plays
    /// @param fallback what the file of the web root plays
    private record Show(String mount, Path heard, Path fallback) {
        String file() {
            return mount.replace(".ogg", "-loop.ogg");
        }
    }

    private static Chromium chromium;
    private static Homepage homepage;
    private static List<Show> shows;

    @BeforeAll
    static void start() {
        Tool.needs("ffmpeg", Chromium.PROGRAM, DebianIcecast.PROGRAM);
        var vorbis = Media.tone(Media.Tone.LIVE, 120, 44_100, 2, VORBIS);
        var opus = Media.tone(Media.Tone.LIVE, 120, 48_000, 2, OPUS);
        shows = List.of(
                new Show("/vorbis.ogg", vorbis, fallback(2, 44_100, 2, VORBIS)),
                new Show("/vorbis-long-file.ogg", vorbis, fallback(60, 44_100, 2, VORBIS)),
                new Show("/opus.ogg", opus, fallback(2, 48_000, 2, OPUS)),
                new Show("/vorbis-other-rate.ogg", vorbis, fallback(2, 48_000, 2, VORBIS)),
                new Show("/vorbis-other-channels.ogg", vorbis, fallback(2, 44_100, 1, VORBIS)),
                new Show("/vorbis-other-codec.ogg", vorbis, fallback(2, 48_000, 2, OPUS)));
        chromium = Chromium.start();
        homepage = Homepage.open();
    }

    private static Path fallback(int seconds, int rate, int channels, String... codec) {
        return Media.tone(Media.Tone.FALLBACK, seconds, rate, channels, codec);
    }

    @AfterAll
    static void stop() {
        homepage.close();
        chromium.close();
    }

    @Test
    void hears_titles_losses_seams_and_returns() {
        var rows = new ArrayList<String>();
        try (var floe = floe()) {
            var streams = new ArrayList<>(shows.stream().map(Show::mount).toList());
            streams.addAll(
                    shows.stream().map(show -> show.mount() + "?ogg=chained").toList());
            var passed = evening(floe.port(), streams);
            rows.addAll(rows("Floe", streams, passed));
            for (int i = 0; i < streams.size(); i++) {
                if (!streams.get(i).contains("other")) {
                    assertThat(passed.reports().get(i).events())
                            .as(streams.get(i))
                            .extracting(Moment::what)
                            .doesNotContain("ended", "error");
                    assertThat(passed.reports().get(i).longestStall())
                            .as(streams.get(i))
                            .isLessThan(Duration.ofSeconds(1));
                }
            }
        }
        try (var icecast = icecast()) {
            var streams = shows.stream().map(Show::mount).toList();
            rows.addAll(rows("icecast2", streams, evening(icecast.port(), streams)));
        }
        System.out.println("| server | stream | title | loss, fallback file | its seams | return | longest silence |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        rows.forEach(System.out::println);
    }

    private static Evening.Passed evening(int port, List<String> streams) {
        var music = new TreeMap<String, Path>();
        shows.forEach(show -> music.put(show.mount(), show.heard()));
        var evening = new Evening(port, music, PATIENCE);
        var encoders = evening.begin();
        Await.pause(BETWEEN);
        try (var tab = chromium.open(homepage.address())) {
            var players = IntStream.range(0, streams.size())
                    .mapToObj(i -> WebPlayer.tune(tab, streams.get(i), host(i) + ":" + port + streams.get(i)))
                    .toList();
            return evening.pass(encoders, players, BETWEEN, BETWEEN);
        }
    }

    /// Four streams to each: a browser has no more than six connections to one.
    private static String host(int stream) {
        return List.of("http://127.0.0.1", "http://localhost", "http://radio.localhost")
                .get(stream / 4);
    }

    private static List<String> rows(String server, List<String> streams, Evening.Passed passed) {
        return IntStream.range(0, streams.size())
                .mapToObj(i -> "| %s | %s | %s |"
                        .formatted(server, streams.get(i), row(passed.reports().get(i), passed)))
                .toList();
    }

    private static String row(WebPlayer.Report report, Evening.Passed passed) {
        long fallback = heard(report, "fallback", passed.deathMillis());
        long live = heard(report, "live", passed.returnMillis());
        long seams = fallback < 0 ? passed.returnMillis() : fallback + 500;
        return String.join(
                " | ",
                between(report, passed.titleMillis(), passed.deathMillis()),
                after(fallback, passed.deathMillis()) + between(report, passed.deathMillis(), seams),
                between(report, seams, passed.returnMillis()),
                after(live, passed.returnMillis()) + between(report, passed.returnMillis(), Long.MAX_VALUE),
                report.silenceMillis() + " ms");
    }

    /// When this began to be heard after a moment; -1 for never.
    private static long heard(WebPlayer.Report report, String tone, long fromMillis) {
        return report.heard().stream()
                .filter(moment -> moment.what().equals(tone) && moment.atMillis() >= fromMillis)
                .mapToLong(Moment::atMillis)
                .findFirst()
                .orElse(-1);
    }

    private static String after(long atMillis, long sinceMillis) {
        return atMillis < 0 ? "" : "heard after %.1f s, ".formatted((atMillis - sinceMillis) / 1_000.0);
    }

    private static String between(WebPlayer.Report report, long fromMillis, long toMillis) {
        var over = report.events().stream()
                .filter(event -> event.what().equals("ended") || event.what().equals("error"))
                .findFirst();
        if (over.isPresent() && over.get().atMillis() < toMillis) {
            return over.get().atMillis() < fromMillis
                    ? "–"
                    : "**%s** after %.1f s"
                            .formatted(over.get().what(), (over.get().atMillis() - fromMillis) / 1_000.0);
        }
        return "stood %d ms".formatted(report.longestStall(fromMillis, toMillis).toMillis());
    }

    @Test
    void waits_for_the_first_sound() {
        var music = new TreeMap<String, Path>();
        for (var rate : List.of("32k", "64k", "128k")) {
            music.put(
                    "/opus-" + rate + ".ogg",
                    Media.tone(Media.Tone.LIVE, 120, 48_000, 2, "-c:a", "libopus", "-b:a", rate, "-vbr", "off"));
        }
        music.put("/vorbis-32k.ogg", Media.tone(Media.Tone.LIVE, 120, 22_050, 1, "-c:a", "libvorbis", "-b:a", "32k"));
        music.put("/vorbis-64k.ogg", Media.tone(Media.Tone.LIVE, 120, 44_100, 2, "-c:a", "libvorbis", "-b:a", "64k"));
        music.put("/vorbis-128k.ogg", Media.tone(Media.Tone.LIVE, 120, 44_100, 2, VORBIS));
        System.out.println("| server | stream | kbit/s | ms from play() to `playing`, of " + STARTS + " |");
        System.out.println("| --- | --- | --- | --- |");
        try (var floe = floe()) {
            starts("Floe", floe.port(), music);
        }
        try (var icecast = icecast()) {
            starts("icecast2", icecast.port(), music);
        }
    }

    private static void starts(String server, int port, Map<String, Path> music) {
        var encoders = new Evening(port, music, PATIENCE).begin();
        Await.pause(FULL_BURST);
        try (var tab = chromium.open(homepage.address())) {
            music.forEach((mount, file) -> {
                var millis = IntStream.range(0, STARTS)
                        .mapToLong(i -> startMillis(WebPlayer.tune(tab, mount, "http://127.0.0.1:" + port + mount)))
                        .sorted()
                        .boxed()
                        .toList();
                System.out.println("| %s | %s | %d | %s |".formatted(server, mount, kilobits(file), millis));
                assertThat(millis).as(server + mount).allMatch(each -> each > 0);
            });
        }
        encoders.forEach(PacedSource::close);
    }

    private static long startMillis(WebPlayer player) {
        player.awaitHeard("live", Duration.ofSeconds(30));
        long millis = player.report().startMillis();
        player.leave();
        return millis;
    }

    /// Of two minutes.
    private static long kilobits(Path file) {
        try {
            return Files.size(file) * 8 / 120_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FloeNode floe() {
        var folder = Workshop.freshFolder("floe-beside");
        var xml = IcecastXml.create(folder, List.of());
        copyFiles(folder.resolve("web"));
        xml.replaceBy(xml.textWith(mounts()));
        return FloeNode.runAlone(folder, List.of("-c", xml.file().toString())).awaitReady();
    }

    private static DebianIcecast icecast() {
        var folder = Workshop.freshFolder("icecast-beside");
        copyFiles(folder);
        var open = "<http-headers><header name=\"Access-Control-Allow-Origin\" value=\"*\"/></http-headers>\n";
        return DebianIcecast.start(folder, open + mounts());
    }

    private static void copyFiles(Path webroot) {
        shows.forEach(show -> {
            try {
                Files.copy(
                        show.fallback(),
                        webroot.resolve(show.file().substring(1)),
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String mounts() {
        return String.join(
                "",
                shows.stream()
                        .map(show -> IcecastXml.mount(show.mount(), show.file()))
                        .toList());
    }
}

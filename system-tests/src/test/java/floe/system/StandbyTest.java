package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a cluster with more than one encoder to a mount")
@ExtendWith(ShowLogs.class)
class StandbyTest {
    private static final String DOUBLE = "/double.ogg";
    private static final String ALWAYS = "/always.ogg";
    private static final String BY_EDGE = "/by-edge.ogg";
    private static final Duration SOON = Duration.ofSeconds(8);
    private static Set<Long> fallback;
    private static SSLContext trust;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        var xml = IcecastXml.create(Workshop.freshFolder("standby"), List.of(DOUBLE, ALWAYS, BY_EDGE));
        xml.replaceBy(with(
                with(xml.text(), DOUBLE, "<standby><username>spare</username><password>plan-b</password></standby>"),
                ALWAYS,
                "<takeover>always</takeover>"));
        fallback = Media.sounds(Media.fallback());
        trust = TestCertificate.trust(xml.certificate());
        cluster = Cluster.start(xml, 2, 1);
    }

    private static String with(String text, String mount, String words) {
        var name = "<mount-name>" + mount + "</mount-name>";
        return text.replace(name, name + words);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void hears_the_spare_one_of_the_other_ingest_250_ms_after_the_first_died() {
        try (var first = PacedSource.play(Media.vorbis(), cluster.ingest(1), DOUBLE);
                var listeners = Listeners.tune(List.of(cluster.edge(1)), DOUBLE, trust)) {
            listeners.awaitEach("the first", SOON, first::sent);
            try (var spare = PacedSource.play(Media.otherVorbis(), cluster.ingest(2), DOUBLE, "spare", "plan-b")) {
                // As much of it as will have reached every place, were it not kept silent.
                Await.pause(Duration.ofSeconds(2));
                listeners.forEach(listener -> assertThat(listener.heardNow()).noneMatch(spare::sent));
                long died = first.kill();
                var wait = listeners.slowest("the spare one", SOON, died, spare::sent);
                assertOnly(first, spare, listeners);
                Limit.check("the spare one's sound", wait, Duration.ofMillis(250));
            }
        }
    }

    @Test
    void hears_the_same_DJs_second_encoder_in_the_place_of_her_first() {
        try (var first = PacedSource.play(Media.vorbis(), cluster.ingest(1), ALWAYS);
                var listeners = Listeners.tune(List.of(cluster.edge(1)), ALWAYS, trust)) {
            listeners.awaitEach("the first", SOON, first::sent);
            try (var second = PacedSource.play(Media.otherVorbis(), cluster.ingest(1), ALWAYS)) {
                var wait = listeners.slowest("the second", SOON, second.loginNanos(), second::sent);
                first.awaitDropped(SOON);
                assertOnly(first, second, listeners);
                Limit.check("the second encoder's sound", wait, Duration.ofMillis(500));
            }
        }
    }

    /// Two links in all that was heard since the first encoder's: hers and the other's, without a fallback between.
    private static void assertOnly(PacedSource first, PacedSource other, Listeners listeners) {
        listeners.forEach(listener -> {
            listener.awaitFirst("some more", SOON, other::sent);
            var heard = listener.heardNow();
            int start = heard.stream().map(first::sent).toList().indexOf(true);
            var sounds = heard.subList(start, heard.size()).stream()
                    .filter(some -> some.page().isSound())
                    .toList();
            assertThat(sounds).noneMatch(some -> some.isOneOf(fallback));
            assertThat(sounds).allMatch(some -> first.sent(some) || other.sent(some));
            assertThat(heard.subList(start, heard.size()).stream()
                            .filter(some -> some.page().isFirst()))
                    .as("the other's link")
                    .hasSize(1);
        });
        assertThat(listeners.areAllOpen()).isTrue();
        assertThat(listeners.complaints()).isEmpty();
    }

    @Test
    void hears_ffmpeg_that_knocked_at_her_edge() {
        Tool.needs("ffmpeg");
        try (var listeners = Listeners.tune(List.of(cluster.edge(1)), BY_EDGE, trust)) {
            listeners.awaitEach("the fallback", SOON, heard -> heard.isOneOf(fallback));
            long start = System.nanoTime();
            try (var encoder = Encoder.ffmpeg(
                    Workshop.freshFolder("ffmpeg"), cluster.edge(1).port(), BY_EDGE, 4, "libopus", "0")) {
                listeners.slowest("the encoder's link", SOON, start, StandbyTest::beginsOpus);
                encoder.awaitExit(Duration.ofSeconds(20));
            }
            assertThat(listeners.areAllOpen()).isTrue();
            assertThat(listeners.complaints()).isEmpty();
        }
    }

    private static boolean beginsOpus(Heard heard) {
        return heard.page().isFirst()
                && new String(heard.page().body(), StandardCharsets.US_ASCII).startsWith("OpusHead");
    }
}

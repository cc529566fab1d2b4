package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("From a source over the fallback's rounds back to a source, a continuous stream")
@ExtendWith(ShowLogs.class)
class ContinuousTest {
    private static final Duration PAGE = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final String MOUNT = "/live.ogg";

    @ParameterizedTest
    @ValueSource(strings = {"vorbis", "opus", "flac"})
    void is_one_without_a_hole_and_lasts_as_long_as_the_evening(String codec) {
        var evening = new Broadcast(Media.of(codec, 4, 4))
                .live(Media.of(codec, 60, 1), Duration.ofSeconds(9), true)
                .nobody(Duration.ofSeconds(13))
                .live(Media.of(codec, 60, 2), Duration.ofMillis(7_777), false)
                .nobody(Duration.ofSeconds(3))
                .live(Media.of(codec, 60, 1), Duration.ofMillis(5_430), true)
                .nobody(Duration.ofSeconds(61))
                .live(Media.of(codec, 60, 2), Duration.ofSeconds(8), false);
        var capture = evening.capture(Workshop.freshFolder("continuous").resolve(codec + ".ogg"));
        assertThat(OggReader.pagesOf(capture).stream().filter(OggPage::isFirst)).hasSize(1);
        assertThat(Tool.ogginfo(capture)).isEmpty();
        assertThat(Tool.oggz(capture)).isEmpty();
        assertThat(Tool.decoding(capture)).isEmpty();
        assertThat(Tool.playingTime(capture)).isCloseTo(evening.length(), PAGE);
    }

    @Test
    void is_what_a_listener_of_a_real_Floe_gets_who_asks_for_it() {
        Tool.needs("ffmpeg", "curl");
        var folder = Workshop.freshFolder("continuous");
        var xml = IcecastXml.create(folder, List.of(MOUNT));
        try (var floe = FloeNode.runAlone(folder, List.of("-c", xml.file().toString()))) {
            floe.awaitReady();
            try (var continuous = Listener.tune(floe.port(), MOUNT + "?ogg=continuous");
                    var chained = Listener.tune(floe.port(), MOUNT)) {
                evening(floe, continuous);
                assertThat(continuous.complaints()).isEmpty();
                assertThat(continuous.links()).isOne();
                assertThat(chained.complaints()).isEmpty();
                // The fallback, the source, its title, and both once more.
                assertThat(chained.links()).isGreaterThanOrEqualTo(5);
                var capture = continuous.capture(folder.resolve("capture.ogg"));
                assertThat(Tool.complaintsOfNewcomer(capture)).isEmpty();
            }
        }
    }

    private static void evening(FloeNode floe, Listener listener) {
        var fallback = Media.sounds(Media.fallback());
        listener.awaitFirst("the fallback", SOON, heard -> heard.isOneOf(fallback));
        try (var source = PacedSource.play(Media.vorbis(), floe.port(), MOUNT)) {
            listener.awaitFirst("the source", SOON, source::sent);
            Tool.mustRun(List.of(
                    "curl",
                    "-sSf",
                    "-u",
                    "source:" + IcecastXml.SOURCE_PASSWORD,
                    "http://127.0.0.1:" + floe.port() + "/admin/metadata?mode=updinfo&song=Abendlied&mount=" + MOUNT));
            int told = listener.heardNow().size();
            listener.awaitNext("the source under a title", SOON, told + 3, source::sent);
        }
        int left = listener.heardNow().size();
        listener.awaitNext("the fallback again", SOON, left, heard -> heard.isOneOf(fallback));
        // More than a round of it.
        listener.awaitNext("its seam", SOON, left + 25, heard -> heard.isOneOf(fallback));
        try (var source = PacedSource.play(Media.otherVorbis(), floe.port(), MOUNT)) {
            listener.awaitFirst("another source", SOON, source::sent);
            listener.awaitNext("more of it", SOON, listener.heardNow().size() + 3, source::sent);
        }
    }
}

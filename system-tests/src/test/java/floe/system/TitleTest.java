package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A title")
@ExtendWith(ShowLogs.class)
class TitleTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final String LOGIN = "source:" + IcecastXml.SOURCE_PASSWORD;
    private static FloeNode floe;

    @BeforeAll
    static void start() {
        floe = FloeNode.runWithShoutcast(Workshop.freshFolder("titles"), Liquidsoap.SHOUTCAST_MOUNT);
        floe.awaitReady();
    }

    @AfterAll
    static void stop() {
        floe.close();
    }

    @Test
    void told_to_an_Ogg_mount_is_shown_and_heard_as_a_new_link() {
        try (var source = PacedSource.play(Media.vorbis(), floe.port(), "/title.ogg");
                var listener = tuneWhenLive("/title.ogg")) {
            listener.awaitFirst("the source", SOON, source::sent);
            int heard = listener.heardNow().size();
            tell("/title.ogg", "artist=Die%20K%C3%B6che&title=Suppe");
            awaitShown("Suppe");
            awaitShown("Die Köche");
            listener.awaitNext(
                    "the link's start", SOON, heard, some -> some.page().isFirst());
            listener.awaitNext("its comments", SOON, heard, some -> says(some, "Suppe") && says(some, "Die Köche"));
            int behind = listener.heardNow().size();
            listener.awaitNext("the source in it", SOON, behind, source::sent);
            assertThat(listener.complaints()).isEmpty();
            var capture = listener.capture(Workshop.freshFolder("capture").resolve("capture.ogg"));
            // Not ffmpeg -xerror: a link begins with the last packet of the one before, which gives no sample.
            assertThat(Tool.withoutJoin(Tool.ogginfo(capture))).isEmpty();
            assertThat(Tool.oggz(capture)).isEmpty();
        }
    }

    private static Listener tuneWhenLive(String mount) {
        Await.until(mount + " is live", SOON, () -> floe.replyHead(mount).contains(" 200 "));
        return Listener.tune(floe.port(), mount);
    }

    private static boolean says(Heard heard, String text) {
        return new String(heard.page().body(), StandardCharsets.UTF_8).contains(text);
    }

    @Test
    void told_to_an_MP3_mount_is_shown_and_heard_by_a_player_between_the_bytes() {
        Tool.needs("ffmpeg", "curl");
        try (var encoder = Feed.FFMPEG_MP3.start(floe, 30)) {
            var mount = Feed.FFMPEG_MP3.outlets().getFirst().mount();
            awaitLive(mount, encoder);
            tell(mount, "song=Wasser%20marsch");
            awaitShown("Wasser marsch");
            try (var player = play(mount)) {
                awaitTold(player, "Wasser marsch");
                tell(mount, "artist=Die%20K%C3%B6che&title=Don%27t%20stop");
                awaitTold(player, "Die Köche - Don't stop");
                assertThat(player.isAlive()).isTrue();
                assertThat(player.log()).doesNotContain("Header missing", "Invalid data");
            }
        }
    }

    /// Decodes all of it, and says which titles it is told.
    private static Child play(String mount) {
        var log = Workshop.freshFolder("player").resolve("said.txt");
        return Child.start(
                "ffmpeg",
                log,
                Map.of(),
                List.of("ffmpeg", "-nostdin", "-v", "verbose", "-i", url(mount), "-f", "null", "-"));
    }

    private static void awaitTold(Child player, String title) {
        Await.until(
                "the player is told " + title,
                Duration.ofSeconds(10),
                () -> player.log().contains("Metadata update for StreamTitle: " + title));
    }

    @Test
    void that_Liquidsoap_tells_by_the_way_of_SHOUTcast_is_shown() {
        Tool.needs("liquidsoap", "curl");
        var gig = new Gig(floe, Workshop.freshFolder("liquidsoap"), Liquidsoap.SHOUTCAST_MOUNT, 30);
        try (var encoder = Liquidsoap.start(gig, "title=\"Morgenrot\",artist=\"Der Wecker\"")) {
            awaitLive(Liquidsoap.SHOUTCAST_MOUNT, encoder);
            Await.until(
                    "the title of Liquidsoap's SHOUTcast stream",
                    SOON,
                    () -> Tool.said("curl", "-s", url("/status-json.xsl?mount=" + Liquidsoap.SHOUTCAST_MOUNT))
                            .contains("Morgenrot"));
            Tool.said(
                    "curl",
                    "-sSf",
                    "-A",
                    "Mozilla",
                    url("/admin.cgi?mode=updinfo&pass=" + IcecastXml.SOURCE_PASSWORD + "&mount="
                            + Liquidsoap.SHOUTCAST_MOUNT + "&song=Abendrot"));
            awaitShown("Abendrot");
        }
    }

    private static void awaitLive(String mount, Child encoder) {
        Await.until(mount + " is live", Duration.ofSeconds(45), Duration.ofMillis(100), () -> {
            if (!encoder.isAlive()) {
                throw new AssertionError(encoder.lastWords());
            }
            return floe.replyHead(mount).contains(" 200 ");
        });
    }

    private static void tell(String mount, String words) {
        Tool.needs("curl");
        assertThat(Tool.said(
                        "curl", "-sSf", "-u", LOGIN, url("/admin/metadata?mode=updinfo&mount=" + mount + "&" + words)))
                .contains("<return>1</return>");
    }

    private static void awaitShown(String title) {
        Await.until(
                "status-json shows " + title,
                SOON,
                () -> Tool.said("curl", "-s", url("/status-json.xsl")).contains("\"" + title + "\""));
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + floe.port() + path;
    }
}

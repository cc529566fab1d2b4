package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Who types ./floe run and nothing else")
@ExtendWith(ShowLogs.class)
class FirstSoundTest {
    private static final String MOUNT = "/live.ogg";
    private static final Pattern SOURCE_URL = Pattern.compile("icecast://source:([^@\\s]+)@");
    private final Path folder = Workshop.freshFolder("first-sound");
    private final long typed = System.nanoTime();
    private final FloeNode floe = FloeNode.runAlone(folder, List.of());

    @AfterEach
    void stop() {
        floe.close();
    }

    @Test
    void hears_the_first_sound_within_ten_seconds_and_it_is_music() {
        floe.awaitReady();
        var ready = Duration.ofNanos(System.nanoTime() - typed);
        try (var listener = Listener.tune(floe.port(), MOUNT)) {
            var first = listener.awaitFirst(
                    "sound", Duration.ofSeconds(10), heard -> heard.page().isSound());
            Await.pause(Duration.ofSeconds(3));
            assertThat(listener.complaints()).isEmpty();
            assertThat(Tool.complaintsOfNewcomer(listener.capture(folder.resolve("first.ogg"))))
                    .isEmpty();
            Limit.check("ready", ready, Duration.ofSeconds(3));
            Limit.check("first sound", first.since(typed), Duration.ofSeconds(10));
        }
    }

    @Test
    void hears_it_over_TLS_with_the_certificate_that_was_made() {
        floe.awaitReady();
        var trust = TestCertificate.trust(folder.resolve("state").resolve("tls.pem"));
        try (var listener = Listener.tuneTls(floe.tlsPort(), MOUNT, trust)) {
            listener.awaitFirst(
                    "sound", Duration.ofSeconds(5), heard -> heard.page().isSound());
        }
    }

    @Test
    void reads_the_passwords_once_and_they_stay_good() {
        floe.awaitReady();
        Await.until(
                "the password is said",
                Duration.ofSeconds(5),
                () -> SOURCE_URL.matcher(floe.log()).find());
        var password = sourcePassword(floe.log());
        floe.process().terminate();
        assertThat(floe.process().awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
        int said = floe.log().length();
        try (var second = floe.again().awaitReady();
                var source = PacedSource.play(Media.vorbis(), second.port(), MOUNT, password);
                var listener = Listener.tune(second.port(), MOUNT)) {
            listener.awaitFirst("her own music", Duration.ofSeconds(5), source::sent);
            assertThat(second.log().substring(said)).doesNotContain(password);
        }
    }

    private static String sourcePassword(String log) {
        var url = SOURCE_URL.matcher(log);
        assertThat(url.find()).isTrue();
        return url.group(1);
    }
}

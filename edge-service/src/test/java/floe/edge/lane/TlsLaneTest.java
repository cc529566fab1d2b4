package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.kit.door.TestCa;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A lane behind TLS")
@Timeout(60)
class TlsLaneTest {
    private Hall hall;

    @BeforeEach
    void opens(@TempDir Path folder) throws Exception {
        var ca = new TestCa();
        var pem = TestCa.combined(folder, ca.issue("lane"));
        var options = new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions().setCertPath(pem.certificate()).setKeyPath(pem.key()));
        options.setSslEngineOptions(new OpenSSLEngineOptions());
        var settings = new LaneSettings(100_000, 10_000, Duration.ofMillis(500));
        hall = new Hall(
                settings, new Pulse(System.nanoTime()), options, ca.trust().getSocketFactory());
    }

    @AfterEach
    void gives_everything_back() {
        hall.close();
        assertThat(hall.pages.made()).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Test
    void sends_what_plays() throws Exception {
        try (var guest = hall.enter()) {
            var played = hall.pages.audio(100, 120, 3_000);
            played.forEach(page -> hall.play(List.of(page)));
            var expected = Bytes.concat(List.of(Hall.HEAD, Pages.LINK.bytes(), Pages.bytes(played)));
            assertThat(guest.hear(expected.length())).isEqualTo(expected);
        }
    }

    @Test
    void closes_the_connection_of_a_listener_at_once_that_never_reads() throws Exception {
        try (var stuck = hall.enter()) {
            for (int i = 5; hall.tally.departures(Departure.SLOW) == 0; i++) {
                hall.play(List.of(hall.pages.audio(i, 20_000)));
            }
            stuck.server().closed().timeout(1, TimeUnit.SECONDS).await();
        }
    }

    @Test
    void ends_with_the_last_page_when_nothing_plays_any_more() throws Exception {
        try (var guest = hall.enter()) {
            var played = List.of(hall.pages.opening(), hall.pages.audio(2, 500));
            hall.play(played);
            hall.onLoop(() -> hall.lane.dismiss("the source left"));
            assertThat(guest.hearAll()).isEqualTo(Bytes.concat(List.of(Hall.HEAD, Pages.bytes(played))));
        }
    }
}

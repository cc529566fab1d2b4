package floe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A SHOUTcast source")
@ExtendWith(VertxExtension.class)
class IcySourcesTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final String OK2 = "OK2\r\nicy-caps:11\r\n\r\n";
    private static final String HEAD = "icy-name:Radio\r\nicy-url:\r\ncontent-type:application/ogg\r\n\r\n";

    private TestIngest ingest;
    private FakeEdge edge;

    @BeforeEach
    void open(Vertx vertx) {
        WireCodecs.register(vertx);
        ingest = new TestIngest(vertx, "ingest-1", FixedConfig.of(2, Duration.ofSeconds(1)));
        edge = new FakeEdge(vertx, "edge-1");
    }

    private void assertPagesArrive(Encoder encoder, MountName mount) throws InterruptedException {
        ingest.await(mount, _ -> true);
        edge.renew("ingest-1", mount, 1);
        encoder.send(OggBytes.opus(3));
        var events = edge.events(4);
        assertThat(events).first().isInstanceOf(StreamEvent.Headers.class);
        assertThat(events).filteredOn(StreamEvent.Audio.class::isInstance).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\r\n", "secret\n", "secret\r\r\n"})
    void hears_that_its_password_is_good_before_it_says_more(String line) throws InterruptedException {
        try (var encoder = ingest.connectIcy()) {
            assertThat(encoder.send(line).read(OK2.length())).isEqualTo(OK2);
            encoder.send(HEAD);
            assertPagesArrive(encoder, LIVE);
            assertThat(ingest.await(LIVE, _ -> true).headers())
                    .containsEntry("icy-name", "Radio")
                    .containsEntry("icy-url", "")
                    .doesNotContainKey("content-type");
        }
    }

    @Test
    void may_say_all_in_one_breath() throws InterruptedException {
        try (var encoder = ingest.connectIcy()) {
            encoder.send("secret\r\n" + HEAD + new String(OggBytes.opus(3), StandardCharsets.ISO_8859_1));
            assertThat(encoder.read(OK2.length())).isEqualTo(OK2);
            var claim = ingest.await(LIVE, _ -> true);
            assertThat(claim.contentType()).isEqualTo("application/ogg");
        }
    }

    @Test
    void hears_nothing_more_when_it_is_on_the_air() throws InterruptedException {
        try (var encoder = ingest.connectIcy()) {
            encoder.send("secret\n" + HEAD);
            ingest.await(LIVE, _ -> true);
            // Silence is its end: source-timeout is a second here.
            assertThat(encoder.readAll()).isEqualTo(OK2);
        }
    }

    @ParameterizedTest
    @CsvSource({"/other.ogg:secret,/other.ogg", "other.ogg:secret,/other.ogg", "/own.ogg:own,/own.ogg"})
    void may_name_its_mount_before_the_password(String line, String mount) throws InterruptedException {
        try (var encoder = ingest.connectIcy()) {
            assertThat(encoder.send(line + "\n").read(OK2.length())).isEqualTo(OK2);
            encoder.send(HEAD);
            assertPagesArrive(encoder, new MountName(mount));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "secret ", "/own.ogg:secret", "own", ":secret", "source:secret:"})
    void hears_nothing_when_its_password_is_wrong(String line) throws InterruptedException {
        try (var encoder = ingest.connectIcy()) {
            assertThat(encoder.send(line + "\r\n" + HEAD).readAll()).isEmpty();
        }
        ingest.awaitCount("floe.source.refusals", "reason", "credentials", 1);
        assertThat(ingest.node.directory().claims()).isEmpty();
    }

    @Test
    void on_a_mount_that_another_feeds_is_let_go() throws InterruptedException {
        try (var first = ingest.connectIcy();
                var second = ingest.connectIcy()) {
            first.send("secret\n" + HEAD);
            ingest.await(LIVE, _ -> true);
            assertThat(second.send("secret\n" + HEAD).readAll()).isEqualTo(OK2);
        }
        ingest.awaitCount("floe.source.refusals", "reason", "in-use", 1);
    }

    @Test
    void that_says_no_head_is_let_go() throws InterruptedException {
        try (var encoder = ingest.connectIcy()) {
            assertThat(encoder.send("secret\nno head at all\n\n").readAll()).isEqualTo(OK2);
        }
        ingest.awaitCount("floe.source.refusals", "reason", "request", 1);
    }

    @Test
    void at_the_socket_for_them_may_be_one_of_Icecast() {
        try (var encoder = ingest.connectIcy()) {
            encoder.send("SOURCE /live.ogg HTTP/1.0\r\n" + Encoder.basic("source", "secret")
                    + "Content-Type: application/ogg\r\n\r\n");
            assertThat(encoder.read(19)).isEqualTo("HTTP/1.0 200 OK\r\n\r\n");
        }
    }
}

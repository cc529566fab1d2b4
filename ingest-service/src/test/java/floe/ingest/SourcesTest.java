package floe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.wire.MountClaim;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A source")
@ExtendWith(VertxExtension.class)
class SourcesTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final String AUTH = Encoder.basic("source", "secret");
    private static final String OGG = "Content-Type: application/ogg\r\n";
    private static final String OK = "HTTP/1.0 200 OK\r\n\r\n";
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n";

    private TestIngest ingest;
    private FakeEdge edge;

    @BeforeEach
    void open(Vertx vertx) {
        WireCodecs.register(vertx);
        ingest = new TestIngest(vertx, "ingest-1", FixedConfig.of(2, Duration.ofSeconds(1)));
        edge = new FakeEdge(vertx, "edge-1");
    }

    private void assertPagesArrive(Encoder encoder) throws InterruptedException {
        ingest.await(LIVE, _ -> true);
        edge.renew("ingest-1", LIVE, 1);
        encoder.send(OggBytes.opus(3));
        var events = edge.events(4);
        assertThat(events).first().isInstanceOf(StreamEvent.Headers.class);
        assertThat(events).filteredOn(StreamEvent.Audio.class::isInstance).hasSize(3);
    }

    @Nested
    class that_may_send {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SOURCE /live.ogg HTTP/1.0",
                    "SOURCE /live.ogg ICE/1.0",
                    "PUT /live.ogg HTTP/1.1",
                    "PUT /live.ogg?x=y HTTP/1.0"
                })
        void is_welcomed_in_exactly_these_bytes(String line) throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send(line + "\r\n" + AUTH + OGG + "\r\n");
                assertThat(encoder.read(OK.length())).isEqualTo(OK);
                assertPagesArrive(encoder);
            }
        }

        @Test
        void may_end_the_lines_of_its_head_with_LF() throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send(("SOURCE /live.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n").replace("\r", ""));
                assertThat(encoder.read(OK.length())).isEqualTo(OK);
                assertPagesArrive(encoder);
            }
        }

        @Test
        void may_send_its_first_pages_in_one_breath_with_the_head() throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send("SOURCE /live.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n"
                        + new String(OggBytes.opus(3), StandardCharsets.ISO_8859_1));
                ingest.await(LIVE, _ -> true);
                var opening = edge.renew("ingest-1", LIVE, 1).opening();
                assertThat(Objects.requireNonNull(opening).pages().nextSequence())
                        .isEqualTo(4);
            }
        }

        @Test
        void that_asks_is_told_to_go_on() throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send("PUT /live.ogg HTTP/1.1\r\n" + AUTH + OGG + "Expect: 100-continue\r\n\r\n");
                assertThat(encoder.read(CONTINUE.length())).isEqualTo(CONTINUE);
                assertPagesArrive(encoder);
            }
        }

        @Test
        void with_a_length_is_thanked_at_its_end() throws InterruptedException {
            var body = OggBytes.opus(3);
            try (var encoder = ingest.connect()) {
                encoder.send("PUT /live.ogg HTTP/1.1\r\n" + AUTH + OGG + "Content-Length: " + body.length + "\r\n\r\n");
                ingest.await(LIVE, _ -> true);
                edge.renew("ingest-1", LIVE, 1);
                encoder.send(body);
                assertThat(encoder.readAll()).isEqualTo(OK);
                var events = edge.events(5);
                assertThat(events.get(0)).isInstanceOf(StreamEvent.Headers.class);
                assertThat(events.get(4)).isEqualTo(new StreamEvent.End("the body is complete"));
            }
        }

        @Test
        void may_send_in_chunks() throws InterruptedException {
            var body = OggBytes.opus(3);
            try (var encoder = ingest.connect()) {
                encoder.send("PUT /live.ogg HTTP/1.1\r\n" + AUTH + OGG + "Transfer-Encoding: chunked\r\n\r\n");
                assertThat(encoder.read(OK.length())).isEqualTo(OK);
                ingest.await(LIVE, _ -> true);
                edge.renew("ingest-1", LIVE, 1);
                encoder.send(Integer.toHexString(body.length) + "\r\n")
                        .send(body)
                        .send("\r\n0\r\n\r\n");
                assertThat(edge.events(5).get(4)).isInstanceOf(StreamEvent.End.class);
                assertThat(encoder.readAll()).isEmpty();
            }
        }

        @Test
        void may_call_its_Ogg_something_else() throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send("PUT /live.ogg HTTP/1.1\r\n" + AUTH
                        + "Content-Type: audio/mpeg\r\nExpect: 100-continue\r\n\r\n");
                assertThat(encoder.read(CONTINUE.length())).isEqualTo(CONTINUE);
                encoder.send(OggBytes.opus(3));
                assertThat(ingest.await(LIVE, claim -> claim.contentType().equals("application/ogg")))
                        .isNotNull();
            }
        }

        @Test
        void is_known_in_the_directory_with_its_words_and_without_its_password() throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send("SOURCE /live.ogg HTTP/1.0\r\n" + AUTH + OGG
                        + "ice-name: Tuesday\r\nice-password: secret\r\nUser-Agent: test\r\n\r\n");
                var claim = ingest.await(LIVE, _ -> true);
                assertThat(claim.headers()).containsOnlyKeys("ice-name").containsEntry("ice-name", "Tuesday");
                assertThat(claim)
                        .extracting(MountClaim::userAgent, MountClaim::node)
                        .containsExactly("test", "ingest-1");
            }
        }

        @Test
        void and_sends_nothing_at_all_is_only_answered() throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send("PUT /live.ogg HTTP/1.1\r\n" + AUTH + OGG + "Content-Length: 0\r\n\r\n");
                assertThat(encoder.readAll()).isEqualTo(OK);
                assertThat(ingest.node.directory().claims()).isEmpty();
            }
        }
    }

    @Nested
    class that_ends {
        private Encoder encoder;

        @BeforeEach
        void sends() throws InterruptedException {
            encoder = ingest.connect();
            encoder.send("SOURCE /own.ogg HTTP/1.0\r\n" + Encoder.basic("dj", "own") + OGG + "\r\n");
            encoder.read(OK.length());
            encoder.send(OggBytes.opus(1));
            var own = new MountName("/own.ogg");
            ingest.await(own, _ -> true);
            edge.renew("ingest-1", own, 1);
        }

        private void assertEnds(String reason) throws InterruptedException {
            assertThat(lastEvent()).isInstanceOf(StreamEvent.End.class);
            ingest.awaitDirectory(new MountName("/own.ogg"), Optional::isEmpty);
            ingest.awaitCount("floe.source.ends", "reason", reason, 1);
        }

        private StreamEvent lastEvent() throws InterruptedException {
            StreamEvent event;
            do {
                event = edge.events(1).getLast();
            } while (!(event instanceof StreamEvent.End));
            return event;
        }

        @Test
        void by_closing_says_so() throws InterruptedException {
            encoder.close();
            assertEnds("closed");
        }

        @Test
        void by_a_reset_has_ended_like_any_other() throws InterruptedException {
            encoder.reset();
            assertEnds("closed");
        }

        @Test
        void by_silence_is_let_go_after_its_time() throws InterruptedException {
            assertEnds("timeout");
            assertThat(encoder.readAll()).isEmpty();
        }

        @Test
        void because_the_node_stops_leaves_no_claim() throws InterruptedException {
            ingest.stop();
            assertEnds("stopped");
        }

        @Test
        void leaves_the_mount_to_the_next() throws InterruptedException {
            encoder.close();
            assertEnds("closed");
            try (var next = ingest.connect()) {
                next.send("SOURCE /own.ogg HTTP/1.0\r\n" + Encoder.basic("dj", "own") + OGG + "\r\n");
                assertThat(next.read(OK.length())).isEqualTo(OK);
            }
        }
    }

    @Nested
    class that_asks_first_as_libshout_does {
        private static final String ABOUT = "User-Agent: libshout/2.4.6\r\nContent-Type: application/ogg\r\n";
        private static final String POKE = "Content-Length: 0\r\nConnection: Keep-Alive\r\n\r\n";

        private String hearHead(Encoder encoder) {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append(encoder.read(1));
            }
            return head.toString();
        }

        @ParameterizedTest
        @ValueSource(strings = {"PUT /live.ogg HTTP/1.1\r\n", "SOURCE /live.ogg HTTP/1.0\r\n"})
        void learns_what_is_possible_and_comes_back_on_the_same_connection(String line) throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send("OPTIONS * HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: TLS/1.0, HTTP/1.1\r\n\r\n");
                assertThat(hearHead(encoder)).startsWith("HTTP/1.0 200 OK\r\n").contains("Content-Length: 0\r\n");
                encoder.send(line + ABOUT + POKE);
                assertThat(hearHead(encoder))
                        .startsWith("HTTP/1.0 401 Authentication Required\r\n")
                        .contains("Allow: GET, HEAD, OPTIONS, PUT, SOURCE\r\n")
                        .contains("Connection: Keep-Alive\r\n")
                        .contains("Content-Length: 26\r\n");
                assertThat(encoder.read(26)).isEqualTo("You need to authenticate\r\n");
                encoder.send(line + AUTH + ABOUT + "\r\n");
                assertThat(encoder.read(OK.length())).isEqualTo(OK);
                assertPagesArrive(encoder);
            }
            assertThat(ingest.metrics.find("floe.source.refusals").counters()).isEmpty();
        }

        @Test
        void is_let_go_when_it_brings_a_body_without_saying_who_it_is() throws InterruptedException {
            try (var encoder = ingest.connect()) {
                encoder.send("PUT /live.ogg HTTP/1.1\r\nConnection: Keep-Alive\r\n" + OGG + "\r\nOggS");
                assertThat(encoder.readAll()).startsWith("HTTP/1.0 401 ").contains("Connection: Close\r\n");
            }
            ingest.awaitCount("floe.source.refusals", "reason", "credentials", 1);
        }
    }

    /// The rows of the catalogue of bad input that concern methods and mounts at a source's door.
    @Nested
    class whose_request_is_bad {
        @ParameterizedTest
        @CsvSource({
            "V-001,G@ET /live.ogg HTTP/1.1,400",
            "V-002,TRACE /live.ogg HTTP/1.1,404",
            "V-002,CONNECT h:1 HTTP/1.1,501",
            "V-007,SOURCE /live.ogg X/1,400",
            "V-008,PUT / HTTP/1.1,403",
            "V-008,PUT /loop.ogg HTTP/1.1,403",
            "V-010,PUT /a/../b HTTP/1.1,400",
            "V-010,PUT //a HTTP/1.1,400",
            "V-010,PUT /a//b HTTP/1.1,400",
            "V-010,PUT /a%2f..%2fb HTTP/1.1,400",
            "H-071,PUT /a%00b HTTP/1.1,400",
            "H-038,PUT  /live.ogg HTTP/1.1,400",
            "H-039,PUT /live.ogg HTTP/1.32,505",
        })
        void hears_so(String row, String line, int status) {
            try (var encoder = ingest.connect()) {
                var reply = encoder.send(line + "\r\n" + AUTH + "\r\n").readAll();
                assertThat(reply).as(row).startsWith("HTTP/1.0 " + status + " ").doesNotContain(line);
            }
        }

        @Test
        void by_a_mount_of_8_KiB_is_sent_away() {
            try (var encoder = ingest.connect()) {
                var reply = encoder.send("PUT /" + "a".repeat(8000) + " HTTP/1.1\r\n" + AUTH + OGG + "\r\n")
                        .readAll();
                assertThat(reply).startsWith("HTTP/1.0 403 ");
            }
        }
    }

    @Nested
    class that_may_not_send {
        private String reply(String request) {
            try (var encoder = ingest.connect()) {
                return encoder.send(request).readAll();
            }
        }

        private void assertRefused(String reply, int status, String body, String reason) throws InterruptedException {
            assertThat(reply).startsWith("HTTP/1.0 " + status + " ").endsWith("\r\n\r\n" + body);
            ingest.awaitCount("floe.source.refusals", "reason", reason, 1);
        }

        @ParameterizedTest
        @CsvSource({"/live.ogg,source,wrong", "/live.ogg,dj,secret", "/own.ogg,source,secret", "/live.ogg,admin,secret"
        })
        void is_asked_who_it_is(String mount, String user, String password) throws InterruptedException {
            var reply = reply("PUT " + mount + " HTTP/1.1\r\n" + Encoder.basic(user, password) + OGG + "\r\n");
            assertThat(reply).contains("WWW-Authenticate: Basic realm=\"Icecast2 Server\"\r\n");
            assertRefused(reply, 401, "You need to authenticate\r\n", "credentials");
        }

        @Test
        void on_a_mount_that_another_feeds_hears_that() throws InterruptedException {
            try (var first = ingest.connect()) {
                first.send("SOURCE /live.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n")
                        .read(OK.length());
                var reply = reply("SOURCE /live.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n");
                assertThat(reply)
                        .startsWith("HTTP/1.0 403 ")
                        .containsPattern("\r\n\r\nMountpoint in use: a source has it on ingest-1 since 2.*Z$");
                ingest.awaitCount("floe.source.refusals", "reason", "in-use", 1);
            }
        }

        @Test
        void under_the_name_of_a_fallback_file_hears_that_it_is_in_use() throws InterruptedException {
            var reply = reply("SOURCE /loop.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n");
            assertRefused(reply, 403, "Mountpoint in use: it is the name of a file that the server plays", "in-use");
        }

        @Test
        void when_there_are_enough_hears_that() throws InterruptedException {
            try (var one = ingest.connect();
                    var two = ingest.connect()) {
                one.send("SOURCE /1.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n").read(OK.length());
                two.send("SOURCE /2.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n").read(OK.length());
                var reply = reply("SOURCE /3.ogg HTTP/1.0\r\n" + AUTH + OGG + "\r\n");
                assertRefused(
                        reply,
                        403,
                        "too many sources connected: this node has as many as <limits><sources> allows",
                        "too-many-sources");
            }
        }

        @Test
        void because_of_its_type_hears_which() throws InterruptedException {
            var reply = reply("SOURCE /live.mp3 HTTP/1.0\r\n" + AUTH + "Content-Type: text/html\r\n\r\n<html>");
            assertRefused(
                    reply,
                    403,
                    "Content-type not supported: text/html (a stream's type begins with audio/ or video/, or is"
                            + " application/ogg)",
                    "content-type");
        }

        @Test
        void because_its_lengths_differ_is_sent_away() throws InterruptedException {
            var reply = reply("PUT /live.ogg HTTP/1.1\r\n" + AUTH + OGG
                    + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(reply).startsWith("HTTP/1.0 400 ");
            assertThat(ingest.node.directory().claims()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET /live.ogg", "PUT /admin/metadata", "SOURCE /admin/x"})
        void because_it_is_none_is_left_to_other_rooms(String line) {
            assertThat(reply(line + " HTTP/1.1\r\n" + AUTH + "\r\n")).startsWith("HTTP/1.0 404 ");
            assertThat(ingest.metrics.find("floe.source.refusals").counters()).isEmpty();
        }
    }

    @Test
    void with_a_sample_password_is_welcome_on_the_same_machine() {
        try (var encoder = ingest.connect()) {
            encoder.send("SOURCE /sample.ogg HTTP/1.0\r\n" + Encoder.basic("source", "hackme") + OGG + "\r\n");
            assertThat(encoder.read(OK.length())).isEqualTo(OK);
        }
    }
}

package floe.edge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.RequestHead;
import floe.kit.door.SettableConfig;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.ReplyHeader;
import floe.mount.StreamWords;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The reply to a listener")
class ListenerReplyTest {
    private static final MountName NAME = new MountName("/live.ogg");
    private static final Instant NOW = Instant.parse("2026-11-22T15:33:47Z");
    private static final Map<String, String> SAID = Map.of(
            "ice-audio-info", "ice-samplerate=44100;ice-bitrate=64;ice-channels=2",
            "ice-bitrate", "64",
            "ice-description", "Desc",
            "ice-genre", "Gen",
            "ice-name", "My Name",
            "ice-public", "1",
            "ice-url", "http://u/",
            "ice-password", "secret",
            "icy-metaint", "16000",
            "user-agent", "encoder");

    private final SettableConfig config = new SettableConfig(List.of());

    @Nested
    class of_a_source {
        @Test
        void is_what_icecast_says_with_each_name_once() {
            config.withHeaders(new ReplyHeader("Access-Control-Allow-Origin", "*", 0));
            var head = welcome("HTTP/1.0", mount(null, new ReplyHeader("X-Mnt", "m", 0)), claim());
            assertThat(head).isEqualTo("""
                    HTTP/1.0 200 OK\r
                    Server: Floe\r
                    Connection: Close\r
                    Date: Sun, 22 Nov 2026 15:33:47 GMT\r
                    Content-Type: application/ogg\r
                    Cache-Control: no-cache, no-store, must-revalidate\r
                    Pragma: no-cache\r
                    Expires: 0\r
                    Access-Control-Allow-Origin: *\r
                    X-Mnt: m\r
                    icy-br:64\r
                    ice-audio-info: ice-samplerate=44100;ice-bitrate=64;ice-channels=2\r
                    icy-description:Desc\r
                    icy-genre:Gen\r
                    icy-name:My Name\r
                    icy-pub:1\r
                    icy-url:http://u/\r
                    \r
                    """);
        }

        @Test
        void names_the_stream_as_the_operator_does() {
            assertThat(welcome("HTTP/1.1", mount("Ours"), claim()))
                    .contains("icy-name:Ours\r\n")
                    .doesNotContain("My Name");
        }

        @Test
        void speaks_the_listeners_version_of_the_protocol() {
            assertThat(welcome("HTTP/1.1", mount(null), claim())).startsWith("HTTP/1.1 200 OK\r\n");
        }

        @Test
        void never_tells_how_long_it_is() {
            assertThat(welcome("HTTP/1.1", mount(null), claim()))
                    .doesNotContainIgnoringCase("content-length")
                    .doesNotContainIgnoringCase("transfer-encoding");
        }
    }

    @Nested
    class with_fields_of_the_operator {
        @Test
        void says_them_instead_of_its_own() {
            config.withHeaders(new ReplyHeader("Cache-Control", "no-store", 0));
            assertThat(welcome("HTTP/1.1", mount(null), claim()))
                    .containsOnlyOnce("Cache-Control")
                    .contains("Cache-Control: no-store\r\n");
        }

        @Test
        void lets_the_mounts_win_over_the_global_ones() {
            config.withHeaders(new ReplyHeader("X-Which", "global", 0));
            assertThat(welcome("HTTP/1.1", mount(null, new ReplyHeader("X-Which", "mount", 0)), claim()))
                    .containsOnlyOnce("X-Which")
                    .contains("X-Which: mount\r\n");
        }
    }

    @Nested
    class when_a_fallback_plays {
        @Test
        void says_nothing_of_a_source() {
            assertThat(welcome("HTTP/1.1", mount(null), Optional.empty())).doesNotContain("icy-", "ice-");
        }

        @Test
        void says_what_the_operator_says() {
            assertThat(welcome("HTTP/1.1", mount("Ours"), Optional.empty())).contains("icy-name:Ours\r\n");
        }
    }

    @Nested
    class to_options {
        @Test
        void has_no_body_and_tells_what_may_be_asked() {
            var head = ListenerReply.options(request("HTTP/1.1"), config.current(), mount(null), NOW);
            assertThat(text(head)).startsWith("HTTP/1.1 204 ").contains("Allow: GET, HEAD, OPTIONS\r\n");
        }
    }

    @Nested
    class to_a_page_of_another_origin {
        private static final String OPEN = """
                Access-Control-Allow-Origin: *\r
                Access-Control-Expose-Headers: Icy-MetaInt, Icy-Br, Icy-Name, Icy-Genre, Icy-Url, Icy-Description, \
                Icy-Pub\r
                """;
        private static final RequestHead REQUEST =
                request("HTTP/1.1", new RequestHead.Field("origin", "http://a.example"));

        @Test
        void lets_it_play_and_read_what_the_stream_says() {
            assertThat(text(ListenerReply.welcome(
                                    REQUEST, config.current(), mount(null), claim(), "application/ogg", NOW)
                            .bytes()))
                    .contains(OPEN);
        }

        @Test
        void lets_it_ask_for_titles_in_the_stream() {
            assertThat(text(ListenerReply.options(REQUEST, config.current(), mount(null), NOW)))
                    .contains(OPEN)
                    .contains("Access-Control-Allow-Methods: GET, HEAD, OPTIONS\r\n")
                    .contains("Access-Control-Allow-Headers: Range, If-Range, Icy-MetaData\r\n");
        }

        @Test
        void lets_it_read_why_it_may_not_listen() {
            var no = new ListenerAdmission.Refused(403, "max listeners reached", true);
            assertThat(text(ListenerReply.refusal(REQUEST, config.current(), mount(null), no, NOW)))
                    .contains(OPEN);
        }

        @Test
        void names_the_origins_that_the_operator_names() {
            config.withHeaders(new ReplyHeader("Access-Control-Allow-Origin", "https://radio.example", 0));
            assertThat(text(ListenerReply.options(REQUEST, config.current(), mount(null), NOW)))
                    .contains("Access-Control-Allow-Origin: https://radio.example\r\n")
                    .doesNotContain("Allow-Origin: *");
        }
    }

    private String welcome(String protocol, MountConfig mount, Optional<MountClaim> claim) {
        return text(ListenerReply.welcome(request(protocol), config.current(), mount, claim, "application/ogg", NOW)
                .bytes());
    }

    private static String text(Bytes bytes) {
        return bytes.text(StandardCharsets.UTF_8);
    }

    private static RequestHead request(String protocol, RequestHead.Field... fields) {
        return new RequestHead("GET", NAME.path(), NAME.path(), "", protocol, List.of(fields), Bytes.EMPTY);
    }

    private static Optional<MountClaim> claim() {
        return Optional.of(
                new MountClaim("ingest-1", NAME, 1, 0, "application/ogg", SAID, "encoder", 0, Song.UNKNOWN, 0));
    }

    private static MountConfig mount(@Nullable String name, ReplyHeader... headers) {
        return MountConfig.plain(NAME, Limits.DEFAULT)
                .with(new StreamWords(name, null, null, null, null))
                .with(headers);
    }
}

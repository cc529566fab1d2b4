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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    class to_a_page_of_another_origin {
        @Test
        void may_be_read_by_it() {
            assertThat(welcome(request("HTTP/1.1", "origin", "https://player.example"), mount(null), claim()))
                    .contains("Access-Control-Allow-Origin: *\r\n")
                    .contains("Access-Control-Expose-Headers: Icy-MetaInt, Icy-Br, Icy-Name, Icy-Genre, Icy-Url,"
                            + " Icy-Description, Icy-Pub\r\n");
        }

        @Test
        void may_be_read_by_those_whom_the_operator_names() {
            config.withHeaders(new ReplyHeader("Access-Control-Allow-Origin", "https://ours.example", 0));
            assertThat(welcome(request("HTTP/1.1", "origin", "https://player.example"), mount(null), claim()))
                    .containsOnlyOnce("Access-Control-Allow-Origin")
                    .contains("Access-Control-Allow-Origin: https://ours.example\r\n");
        }

        @Test
        void lets_it_read_why_it_may_not_listen() {
            var request = request("HTTP/1.1", "origin", "https://player.example");
            var no = new ListenerAdmission.Refused(403, "max listeners reached", true);
            assertThat(text(ListenerReply.refusal(request, config.current(), mount(null), no, NOW)))
                    .contains("Access-Control-Allow-Origin: *\r\n")
                    .contains("Access-Control-Expose-Headers: Icy-MetaInt");
        }

        @Test
        void says_nothing_of_origins_to_players() {
            assertThat(welcome("HTTP/1.1", mount(null), claim())).doesNotContain("Access-Control");
        }
    }

    @Nested
    class to_a_probe {
        @Test
        void is_as_long_as_it_asks_for() {
            assertThat(probe("bytes=0-1"))
                    .startsWith("HTTP/1.1 206 Partial Content\r\n")
                    .contains("\r\nContent-Type: audio/mpeg\r\n")
                    .contains("\r\nAccept-Ranges: bytes\r\n")
                    .contains("\r\nContent-Range: bytes 0-1/1073741823\r\n")
                    .contains("\r\nContent-Length: 2\r\n")
                    .contains("\r\nicy-name:My Name\r\n")
                    .endsWith("\r\n\r\n\u00FF\u00FF");
            assertThat(probe("bytes=0-0")).contains("bytes 0-0/1073741823").contains("Content-Length: 1\r\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "bytes=0-",
                    "bytes=0-2",
                    "bytes=-500",
                    "bytes=5-2",
                    "bytes=0-1,5-6",
                    "bytes=0-9223372036854775808",
                    "x",
                    ""
                })
        void is_none_to_any_other_range(String range) {
            assertThat(RangeProbe.length(request("HTTP/1.1", "range", range))).isZero();
        }

        @Test
        void is_none_to_an_app_of_Apples() {
            var fields = List.of(
                    new RequestHead.Field("range", "bytes=0-1"),
                    new RequestHead.Field("user-agent", "AppleCoreMedia/1.0.0.20G75 (iPhone; U; CPU OS 16_6)"));
            assertThat(RangeProbe.length(request("HTTP/1.1", fields))).isZero();
        }

        private String probe(String range) {
            return ListenerReply.probe(
                            request("HTTP/1.1", "range", range),
                            config.current(),
                            mount(null),
                            claim(),
                            "audio/mpeg",
                            NOW)
                    .text(StandardCharsets.ISO_8859_1);
        }
    }

    @Nested
    class that_refuses {
        @Test
        void says_when_to_come_again_if_there_are_too_many() {
            var full = new ListenerAdmission.Refused(403, "max listeners reached", true);
            assertThat(text(ListenerReply.refusal(request("HTTP/1.1"), config.current(), mount(null), full, NOW)))
                    .startsWith("HTTP/1.0 403 Forbidden\r\n")
                    .contains("\r\nRetry-After: 30\r\n")
                    .endsWith("\r\n\r\nmax listeners reached");
        }

        @Test
        void does_not_if_coming_again_does_not_help() {
            assertThat(text(ListenerReply.refusal(
                            request("HTTP/1.1"), config.current(), mount(null), ListenerAdmission.UNWANTED, NOW)))
                    .doesNotContain("Retry-After");
        }
    }

    @Nested
    class to_options {
        @Test
        void lets_pages_ask_for_titles_and_parts() {
            assertThat(text(ListenerReply.options(
                            request("HTTP/1.1", "origin", "https://a.example"), config.current(), mount(null), NOW)))
                    .contains("Access-Control-Allow-Origin: *\r\n")
                    .contains("Access-Control-Allow-Headers: Icy-MetaData, Range, If-Range");
        }

        @Test
        void has_no_body_and_tells_what_may_be_asked() {
            var head = ListenerReply.options(request("HTTP/1.1"), config.current(), mount(null), NOW);
            assertThat(text(head)).startsWith("HTTP/1.1 204 ").contains("Allow: GET, HEAD, OPTIONS\r\n");
        }
    }

    private String welcome(String protocol, MountConfig mount, Optional<MountClaim> claim) {
        return welcome(request(protocol), mount, claim);
    }

    private String welcome(RequestHead request, MountConfig mount, Optional<MountClaim> claim) {
        return text(ListenerReply.welcome(request, config.current(), mount, claim, "application/ogg", NOW)
                .bytes());
    }

    private static String text(Bytes bytes) {
        return bytes.text(StandardCharsets.UTF_8);
    }

    private static RequestHead request(String protocol) {
        return request(protocol, List.of());
    }

    private static RequestHead request(String protocol, String name, String value) {
        return request(protocol, List.of(new RequestHead.Field(name, value)));
    }

    private static RequestHead request(String protocol, List<RequestHead.Field> fields) {
        return new RequestHead("GET", NAME.path(), NAME.path(), "", protocol, fields, Bytes.EMPTY);
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

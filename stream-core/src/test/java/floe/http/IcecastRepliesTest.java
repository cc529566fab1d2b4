package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.ReplyHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Icecast's replies")
class IcecastRepliesTest {
    private static final Instant NOW = Instant.parse("2026-11-02T15:33:10Z");
    private static final String BLOCK = """
            Server: Floe\r
            Connection: Close\r
            Date: Mon, 02 Nov 2026 15:33:10 GMT\r
            Content-Type: %s\r
            %sCache-Control: no-cache, no-store, must-revalidate\r
            Pragma: no-cache\r
            Expires: 0\r
            \r
            """;

    private static String refusal(int status, String message) {
        return text(new IcecastReplies("Floe", List.of())
                .refusal(status, message, NOW)
                .bytes());
    }

    private static String text(Bytes bytes) {
        return bytes.text(StandardCharsets.UTF_8);
    }

    @Nested
    class that_refuse {
        @Test
        void a_source_say_why_in_plain_text() {
            assertThat(refusal(403, "Mountpoint in use"))
                    .isEqualTo("HTTP/1.0 403 Forbidden\r\n" + BLOCK.formatted("text/plain; charset=utf-8", "")
                            + "Mountpoint in use");
        }

        @Test
        void strangers_ask_who_they_are() {
            var reply = new IcecastReplies("Floe", List.of()).unauthorised(NOW);
            assertThat(text(reply.bytes()))
                    .isEqualTo("HTTP/1.0 401 Authentication Required\r\n"
                            + BLOCK.formatted(
                                    "text/plain; charset=utf-8",
                                    "WWW-Authenticate: Basic realm=\"Icecast2 Server\"\r\n")
                            + "You need to authenticate\r\n");
        }

        @Test
        void other_wishes_do_it_in_html() {
            assertThat(refusal(404, "<gone>"))
                    .isEqualTo(
                            "HTTP/1.0 404 File Not Found\r\n" + BLOCK.formatted("text/html; charset=utf-8", "")
                                    + "<html><head><title>Error 404</title></head><body><b>404 - &lt;gone&gt;</b></body></html>\r\n");
        }

        @Test
        void because_something_broke_are_bare() {
            assertThat(refusal(500, "why"))
                    .isEqualTo("HTTP/1.0 500 Internal Server Error\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                            + "500 - Internal Server Error\n---------------------------\nwhy");
        }

        @Test
        void methods_name_those_that_work() {
            assertThat(text(new IcecastReplies("Floe", List.of())
                            .notAllowed("GET, HEAD", NOW)
                            .bytes()))
                    .startsWith("HTTP/1.0 405 Method Not Allowed\r\n")
                    .contains("\r\nAllow: GET, HEAD\r\n");
        }
    }

    @Nested
    class with_headers_of_the_operator {
        private String head(ReplyHeader... headers) {
            var head = new IcecastReplies("Floe", List.of(headers)).head(200, "application/ogg", NOW);
            return text(head.tightField("icy-name", "Radio").bytes());
        }

        @Test
        void put_them_after_their_own_and_before_the_streams() {
            assertThat(head(new ReplyHeader("X-Own", "a", 0)))
                    .endsWith("Expires: 0\r\nX-Own: a\r\nicy-name:Radio\r\n\r\n");
        }

        @Test
        void let_them_take_the_place_of_their_own_and_never_say_one_twice() {
            assertThat(head(
                            new ReplyHeader("cache-control", "private", 0),
                            new ReplyHeader("Cache-Control", "public", 0),
                            new ReplyHeader("Icy-Name", "Theirs", 0)))
                    .contains("Content-Type: application/ogg\r\nCache-Control: public\r\nPragma: no-cache\r\n")
                    .endsWith("Expires: 0\r\nIcy-Name: Theirs\r\n\r\n")
                    .doesNotContain("no-store", "private", "Radio");
        }

        @Test
        void use_only_those_for_the_status() {
            assertThat(head(new ReplyHeader("X-Own", "a", 404))).doesNotContain("X-Own");
        }

        @Test
        void let_none_of_them_move_the_end_of_the_body() {
            assertThat(head(new ReplyHeader("Content-Length", "5", 0), new ReplyHeader("connection", "keep-alive", 0)))
                    .contains("Connection: Close\r\n")
                    .doesNotContain("Content-Length", "keep-alive");
        }
    }

    @Test
    void have_no_line_that_a_value_smuggles_in() {
        var head = new ReplyHead("HTTP/1.0", 200, "OK").tightField("icy-name", "a\r\nSet-Cookie: b\0é");
        assertThat(text(head.bytes())).isEqualTo("HTTP/1.0 200 OK\r\nicy-name:aSet-Cookie: bé\r\n\r\n");
    }
}

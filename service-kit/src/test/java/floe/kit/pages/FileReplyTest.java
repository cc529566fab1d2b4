package floe.kit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.mount.Asset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who asks for a file")
class FileReplyTest {
    private static final Asset FILE = new Asset("/hello.txt", "ab".repeat(32), 13, true);
    private static final String TAG = "\"" + "ab".repeat(16) + "\"";

    private static Reply ask(String method, Map<String, String> fields) {
        return new FileReply(new IcecastReplies("Floe", List.of()), FILE, Bytes.latin1("Hello, world!"))
                .to(method, FileQuestion.of(name -> Optional.ofNullable(fields.get(name))), Instant.EPOCH);
    }

    private static Reply range(String range) {
        return ask("GET", Map.of("range", range));
    }

    private static String head(Reply reply) {
        return reply.head().bytes().text(StandardCharsets.UTF_8);
    }

    private static String body(Reply reply) {
        return reply.body().text(StandardCharsets.UTF_8);
    }

    @Test
    void gets_it_with_icecasts_fields_and_a_tag_of_its_content() {
        var reply = ask("GET", Map.of());
        assertThat(head(reply))
                .startsWith("HTTP/1.0 200 OK\r\n")
                .contains("Content-Type: text/plain\r\n")
                .contains("Accept-Ranges: bytes\r\n")
                .contains("Content-Length: 13\r\n")
                .contains("Cache-Control: no-cache")
                .contains("ETag: " + TAG)
                .contains("X-Content-Type-Options: nosniff");
        assertThat(body(reply)).isEqualTo("Hello, world!");
    }

    @Test
    void gets_the_part_that_he_asks_for() {
        var reply = range("bytes=2-5");
        assertThat(head(reply))
                .startsWith("HTTP/1.0 206 Partial Content\r\n")
                .contains("Content-Range: bytes 2-5/13\r\n")
                .contains("Content-Length: 4\r\n");
        assertThat(body(reply)).isEqualTo("llo,");
    }

    @Test
    void gets_several_parts_in_one_reply() {
        var reply = range("bytes=0-0,-2");
        var boundary = "floe-" + "ab".repeat(16);
        assertThat(head(reply)).contains("Content-Type: multipart/byteranges; boundary=" + boundary + "\r\n");
        assertThat(body(reply)).isEqualTo("""
                --%1$s\r
                Content-Type: text/plain\r
                Content-Range: bytes 0-0/13\r
                \r
                H\r
                --%1$s\r
                Content-Type: text/plain\r
                Content-Range: bytes 11-12/13\r
                \r
                d!\r
                --%1$s--\r
                """.formatted(boundary));
    }

    @Test
    void is_told_the_length_when_he_asks_beyond_it() {
        var reply = range("bytes=99-");
        assertThat(head(reply)).startsWith("HTTP/1.0 416 ").contains("Content-Range: bytes */13\r\n");
        assertThat(body(reply)).isEqualTo("Request Range Not Satisfiable\r\n");
    }

    @Test
    void gets_a_part_of_the_file_that_he_knows_and_all_of_another() {
        assertThat(ask("GET", Map.of("range", "bytes=0-1", "if-range", TAG))
                        .head()
                        .status())
                .isEqualTo(206);
        assertThat(ask("GET", Map.of("range", "bytes=0-1", "if-range", "\"other\""))
                        .head()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "\"x\", W/\"abababababababababababababababab\"", "\"abababababababababababababababab\""})
    void gets_nothing_when_he_has_it(String tags) {
        var reply = ask("GET", Map.of("if-none-match", tags));
        assertThat(reply.head().status()).isEqualTo(304);
        assertThat(reply.body().isEmpty()).isTrue();
    }

    @Test
    void hears_how_long_it_is_when_he_asks_for_the_head_whatever_the_range() {
        assertThat(head(ask("HEAD", Map.of("range", "bytes=0-1"))))
                .startsWith("HTTP/1.0 200 OK\r\n")
                .contains("Content-Length: 13\r\n");
    }
}

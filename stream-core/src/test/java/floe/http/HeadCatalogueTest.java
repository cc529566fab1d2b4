package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The catalogue of bad input, as far as a request's head and the framing that it announces are concerned.
@DisplayName("A head of the catalogue of bad input")
class HeadCatalogueTest {
    private static final int ACCEPTED = 200;
    private static final int CLOSED = 0;
    private static final String PUT = "PUT /a HTTP/1.1\r\n";

    /// What a door would answer.
    private static int verdict(String text) {
        return switch (new RequestHeadParser().feed(Bytes.latin1(text))) {
            case HeadParsing.Unfinished() -> throw new AssertionError("not whole");
            case HeadParsing.Refused(int status, var _) -> status;
            case HeadParsing.Parsed(var head, var _) ->
                BodyFraming.of(head) instanceof BodyFraming.Bad(int status, var _) ? status : ACCEPTED;
        };
    }

    private static Arguments row(String id, int status, String line, String... fields) {
        return Arguments.of(
                id, status, line + "\r\n" + String.join("\r\n", fields) + (fields.length == 0 ? "" : "\r\n") + "\r\n");
    }

    private static Arguments put(String id, int status, String... fields) {
        return row(id, status, "PUT /a HTTP/1.1", fields);
    }

    private static Arguments raw(String id, int status, String text) {
        return Arguments.of(id, status, text);
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                put("H-001", 400, "Content-Length: 5", "Transfer-Encoding: chunked"),
                put("H-002", 400, "Content-Length: 5", "Content-Length: 6"),
                put("H-003", 400, "Content-Length: 5", "Content-Length: 5"),
                put("H-004", 400, "Content-Length: 5, 5"),
                put("H-004", 400, "Content-Length: 5, 6"),
                put("H-005", 400, "Content-Length: -1"),
                put("H-005", 400, "Content-Length: -0"),
                put("H-005", 400, "Content-Length: +5"),
                put("H-005", 400, "Content-Length: 0x5"),
                put("H-005", 400, "Content-Length: 0o5"),
                put("H-005", 400, "Content-Length: 1_0"),
                put("H-005", 400, "Content-Length: 1 0"),
                put("H-005", 400, "Content-Length:"),
                put("H-005", 400, "Content-Length: 5a"),
                put("H-006", 400, "Content-Length: 12345678901234567890"),
                put("H-006", 400, "Content-Length: 9223372036854775808"),
                put("H-006", 400, "Content-Length: 18446744073709551621"),
                put("H-007", ACCEPTED, "Content-Length: 0005"),
                row("H-010", 400, "PUT /a HTTP/1.0", "Transfer-Encoding: chunked"),
                put("H-011", 400, "Transfer-Encoding: chunked, xchunked"),
                put("H-011", 400, "Transfer-Encoding: xchunked"),
                put("H-011", 400, "Transfer-Encoding: chunked, identity"),
                // Encoders of RFC 2616's time say that they don't encode.
                put("H-011", ACCEPTED, "Transfer-Encoding: identity"),
                put("H-012", 400, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
                put("H-013", 400, "Transfer-Encoding : chunked"),
                put("H-014", 400, "Transfer-Encoding: \u000Bchunked"),
                put("H-014", 400, "Transfer-Encoding: \fchunked"),
                put("H-014", 400, "Transfer-Encoding: \u00A0chunked"),
                put("H-014", 400, "Transfer-Encoding: \u0085chunked"),
                put("H-014", 400, "Transfer-Encoding: chunked\0"),
                put("H-015", 400, "Transfer-Encoding:", " chunked"),
                put("H-016", ACCEPTED, "Transfer_Encoding: chunked", "Content_Length: x"),
                put("H-017", 400, "Transfer-Encoding: ,chunked"),
                put("H-017", 400, "Transfer-Encoding: chunked,"),
                put("H-017", 400, "Transfer-Encoding:"),
                put("H-059", 400, "Connection: close, transfer-encoding", "Transfer-Encoding: x"));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                raw("H-024", ACCEPTED, "SOURCE /a HTTP/1.0\nHost: h\n\n"),
                raw("H-025", 400, "GET /a HTTP/1.0\rHost: h\r\r"),
                raw("H-025", 400, PUT + "A: b\rc\r\n\r\n"),
                raw("H-026", 400, PUT + "A\0: b\r\n\r\n"),
                raw("H-026", 400, PUT + "A: \u0001b\r\n\r\n"),
                raw("H-026", 400, "G\u007FT /a HTTP/1.0\r\n\r\n"),
                raw("H-026", 400, "GET /a\0 HTTP/1.0\r\n\r\n"),
                raw("H-027", 400, "\u0001GET /a HTTP/1.0\r\n\r\n"),
                raw("H-028", CLOSED, "\r\n".repeat(5)),
                put("H-029", 400, "no colon"),
                put("H-029", 400, ": no name"),
                put("H-029", 400, "a b: c"),
                put("H-029", 400, "a[b: c"),
                put("H-029", 400, "\u00E4: c"),
                raw("H-030", 400, PUT + " A: b\r\n\r\n"),
                raw("H-031", 400, PUT + "A: b\r\n\tc\r\n\r\n"),
                put("H-032", 400, "Host: h", "Host: h"),
                put("H-032", 400, "Host: h", "Host: i"),
                put("H-033", 400, "Host:"),
                put("H-033", 400, "Host: user@h"),
                put("H-033", 400, "Host: h,i"),
                put("H-034", ACCEPTED),
                row("H-035", ACCEPTED, "PUT /a HTTP/1.0"),
                row("H-036", ACCEPTED, "PUT http://other/a HTTP/1.1", "Host: h"),
                row("H-037", 400, "GET h:80 HTTP/1.1"),
                row("H-037", 400, "GET * HTTP/1.1"),
                row("H-038", 400, "GET HTTP/1.1"),
                row("H-038", 400, "GET  /a HTTP/1.1"),
                row("H-038", 400, "GET\t/a\tHTTP/1.1"),
                row("H-038", 400, "GET /a HTTP/1.1 "),
                row("H-039", 505, "GET /a HTTP/1.32"),
                row("H-039", 505, "GET /a HTTP/01.1"),
                row("H-039", 400, "GET /a http/1.1"),
                row("H-039", 400, "GET /a HTTP/ 1.1"),
                row("H-039", 505, "GET /a HTTP/9.9"),
                row("H-040", CLOSED, "GET /"),
                row("H-041", 400, "PRI * HTTP/2.0"),
                row("H-042", ACCEPTED, "GET /a HTTP/1.1", "Connection: Upgrade", "Upgrade: h2c"),
                row("H-043", ACCEPTED, "GET /" + "a".repeat(7_900) + " HTTP/1.1"),
                row("H-044", 414, "GET /" + "a".repeat(8_193) + " HTTP/1.1"),
                put("H-045", 431, "A: " + "b".repeat(8_193)),
                put("H-046", 431, Stream.generate(() -> "A: b").limit(65).toArray(String[]::new)),
                put("H-047", 431, "A".repeat(100_000) + ": b"),
                row("H-061", 400, "PROXY TCP4 192.0.2.1 192.0.2.2 1 2"),
                raw("H-063", CLOSED, "\u0016\u0003\u0001\u0002\0\u0001\0"),
                row("H-064", 400, "SSH-2.0-OpenSSH_9.2"),
                row("H-064", 400, "EHLO relay.example"),
                row("H-064", 400, "DESCRIBE rtsp://h/a RTSP/1.0"),
                row("H-064", 400, "INVITE sip:a@h SIP/2.0"),
                row("V-001", ACCEPTED, "get /a HTTP/1.1"),
                row("V-001", 400, "GET\0 /a HTTP/1.1"),
                row("V-001", 400, "G\0ET /a HTTP/1.1"),
                row("V-001", 414, "G".repeat(100_000) + " /a HTTP/1.1"),
                row("V-002", 501, "CONNECT h:1 HTTP/1.1"),
                row("V-007", ACCEPTED, "SOURCE /a ICE/1.0"),
                row("V-007", ACCEPTED, "SOURCE /a HTTP/1.0"),
                row("V-007", ACCEPTED, "SOURCE /a HTTP/1.1"),
                row("V-007", 400, "SOURCE /a X/1"),
                row("V-010", 400, "PUT /a/../b HTTP/1.1"),
                row("V-010", 400, "PUT //a HTTP/1.1"),
                row("V-010", 400, "PUT /a//b HTTP/1.1"));
    }

    static Stream<Arguments> chunks() {
        return Stream.of(
                Arguments.of("H-018", "0x5\r\n"),
                Arguments.of("H-018", "+5\r\n"),
                Arguments.of("H-018", "-1\r\n"),
                Arguments.of("H-018", " 5\r\n"),
                Arguments.of("H-018", "1_0\r\n"),
                Arguments.of("H-018", "12345678901234567\r\n"),
                Arguments.of("H-019", "5\nhello"),
                Arguments.of("H-019", "5\rhello"),
                Arguments.of("H-020", "5\r\nhello!\r\n"),
                Arguments.of("H-020", "5\r\nhello0\r\n"),
                Arguments.of("H-021", "5;" + "x".repeat(65_536) + "\r\n"),
                Arguments.of("H-021", "5;a=\0\r\n"),
                Arguments.of("H-021", "5;a=\"\r\n\"\r\n"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lengths")
    void leaves_no_doubt_where_its_body_ends(String row, int status, String text) {
        assertThat(verdict(text)).as(row).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lines")
    void has_the_answer_that_the_catalogue_gives(String row, int status, String text) {
        assertThat(verdict(text)).as(row).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chunks")
    void is_followed_by_no_chunk_that_two_readers_could_read_differently(String row, String text) {
        assertThat(new ChunkedBody().feed(Bytes.latin1(text))).as(row).isInstanceOf(ChunkedBody.Result.Bad.class);
    }
}

package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request's head")
class RequestHeadParserTest {
    private static HeadParsing parse(String text) {
        return parse(Bytes.latin1(text));
    }

    private static HeadParsing parse(Bytes bytes) {
        return new RequestHeadParser().feed(bytes);
    }

    private static RequestHead head(String text) {
        assertThat(parse(text)).isInstanceOf(HeadParsing.Parsed.class);
        return ((HeadParsing.Parsed) parse(text)).head();
    }

    private static int status(String text) {
        assertThat(parse(text)).isInstanceOf(HeadParsing.Refused.class);
        return ((HeadParsing.Refused) parse(text)).status();
    }

    private static String javaText(String escaped) {
        return escaped.translateEscapes();
    }

    @Nested
    class as_encoders_and_players_write_it {
        @Test
        void is_split_into_its_parts() {
            var head = head("PUT /live.ogg?pass=a%20b HTTP/1.1\r\nHost: h:8000\r\nIce-Name:  My Radio \r\n\r\n");
            assertThat(head.method()).isEqualTo("PUT");
            assertThat(head.path()).isEqualTo("/live.ogg");
            assertThat(head.query()).isEqualTo("pass=a%20b");
            assertThat(head.protocol()).isEqualTo("HTTP/1.1");
            assertThat(head.field("ice-name")).contains("My Radio");
            assertThat(head.fields()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /a HTTP/1.0\\r\\n\\r\\n",
                    "GET /a HTTP/1.0\\n\\n",
                    "GET /a HTTP/1.0\\r\\r\\n\\r\\r\\n",
                    "GET /a HTTP/1.0\\nHost: h\\r\\n\\n",
                    "SOURCE /a ICE/1.0\\r\\n\\r\\n",
                    "get /a HTTP/1.1\\r\\n\\r\\n",
                    "GET http://other:1/a HTTP/1.1\\r\\n\\r\\n",
                    "GET HTTPS://other/a?x HTTP/1.1\\r\\n\\r\\n",
                    "GET /a#b HTTP/1.1\\r\\n\\r\\n",
                    "GET /%61 HTTP/1.1\\r\\n\\r\\n",
                    "\\r\\n\\r\\n\\n\\r\\nGET /a HTTP/1.1\\r\\n\\r\\n",
                })
        void is_understood(String escaped) {
            assertThat(head(javaText(escaped)).path()).isEqualTo("/a");
        }

        @Test
        void keeps_what_came_after_it() {
            assertThat(parse("PUT /a HTTP/1.0\r\n\r\nOggS"))
                    .isInstanceOfSatisfying(
                            HeadParsing.Parsed.class,
                            parsed -> assertThat(parsed.rest()).isEqualTo(Bytes.latin1("OggS")));
        }

        @Test
        void keeps_its_own_bytes() {
            assertThat(head("\r\nGET /a HTTP/1.0\n\n").raw()).isEqualTo(Bytes.latin1("GET /a HTTP/1.0\n\n"));
        }

        @ParameterizedTest
        @CsvSource({
            "/a+b,/a+b",
            "/a%2Bb,/a+b",
            "/caf%C3%A9,/café",
            "/caf%E9,/café",
            "/.hidden,/.hidden",
            "/,/",
            "/a/,/a/"
        })
        void has_its_path_decoded(String sent, String path) {
            assertThat(head("GET " + sent + " HTTP/1.0\n\n").path()).isEqualTo(path);
        }

        @Test
        void has_fields_in_utf_8_or_latin_1() {
            var utf8 = Bytes.wrap("GET / HTTP/1.0\nIce-Name: Café\n\n".getBytes(StandardCharsets.UTF_8));
            assertThat(((HeadParsing.Parsed) parse(utf8)).head().field("ice-name"))
                    .contains("Café");
            assertThat(head("GET / HTTP/1.0\nIce-Name: Café\n\n").field("ice-name"))
                    .contains("Café");
        }

        @Test
        void is_for_the_whole_server_with_a_star() {
            assertThat(head("OPTIONS * HTTP/1.1\r\n\r\n").path()).isEqualTo("*");
        }

        @Test
        void may_have_a_line_of_8_192_bytes_and_64_fields() {
            assertThat(head("GET /" + "a".repeat(8192 - 14) + " HTTP/1.0\r\n" + "a: b\r\n".repeat(64) + "\r\n")
                            .fields())
                    .hasSize(64);
        }
    }

    /// The rows are those of the catalogue of bad heads: H are heads, V are methods.
    @Nested
    class that_nobody_should_send {
        @ParameterizedTest(name = "{0}")
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "H-002, 400, PUT /a HTTP/1.1\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\n\\r\\n",
                    "H-012, 400, PUT /a HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n",
                    "H-013, 400, PUT /a HTTP/1.1\\r\\nTransfer-Encoding : chunked\\r\\n\\r\\n",
                    "H-014 vertical tab, 400, PUT /a HTTP/1.1\\r\\nTransfer-Encoding: \\013chunked\\r\\n\\r\\n",
                    "H-014 form feed, 400, PUT /a HTTP/1.1\\r\\nTransfer-Encoding: \\fchunked\\r\\n\\r\\n",
                    "H-014 NUL, 400, PUT /a HTTP/1.1\\r\\nTransfer-Encoding: chunked\\0\\r\\n\\r\\n",
                    "H-015, 400, PUT /a HTTP/1.1\\r\\nTransfer-Encoding:\\r\\n chunked\\r\\n\\r\\n",
                    "H-025 line end, 400, GET /a HTTP/1.1\\rHost: h\\r\\r",
                    "H-025 in a value, 400, GET /a HTTP/1.1\\r\\nX: a\\rb\\r\\n\\r\\n",
                    "H-026 in a name, 400, GET /a HTTP/1.1\\r\\nX\\001: a\\r\\n\\r\\n",
                    "H-026 SOH in a value, 400, GET /a HTTP/1.1\\r\\nX: a\\001b\\r\\n\\r\\n",
                    "H-026 in a value, 400, GET /a HTTP/1.1\\r\\nX: \\177\\r\\n\\r\\n",
                    "H-026 in a method, 400, G\\0ET /a HTTP/1.1\\r\\n\\r\\n",
                    "H-026 in a target, 400, GET /a\\001 HTTP/1.1\\r\\n\\r\\n",
                    "H-027, 400, \\001GET /a HTTP/1.1\\r\\n\\r\\n",
                    "H-028, 0, \\r\\n\\r\\n\\r\\n\\r\\n\\r\\nGET /a HTTP/1.1\\r\\n\\r\\n",
                    "H-029 no colon, 400, GET /a HTTP/1.1\\r\\nnonsense\\r\\n\\r\\n",
                    "H-029 no name, 400, GET /a HTTP/1.1\\r\\n: a\\r\\n\\r\\n",
                    "H-029 a blank, 400, GET /a HTTP/1.1\\r\\na b: c\\r\\n\\r\\n",
                    "H-029 a bracket, 400, GET /a HTTP/1.1\\r\\na[: c\\r\\n\\r\\n",
                    "H-029 no ASCII, 400, GET /a HTTP/1.1\\r\\n\\351: c\\r\\n\\r\\n",
                    "H-030, 400, GET /a HTTP/1.1\\r\\n Host: h\\r\\n\\r\\n",
                    "H-031, 400, GET /a HTTP/1.1\\r\\nX: a\\r\\n\\tb\\r\\n\\r\\n",
                    "H-032, 400, GET /a HTTP/1.1\\r\\nHost: h\\r\\nHost: h\\r\\n\\r\\n",
                    "H-033 empty, 400, GET /a HTTP/1.1\\r\\nHost:\\r\\n\\r\\n",
                    "H-033 path, 400, GET /a HTTP/1.1\\r\\nHost: h/x\\r\\n\\r\\n",
                    "H-033 user, 400, GET /a HTTP/1.1\\r\\nHost: u@h\\r\\n\\r\\n",
                    "H-033 comma, 400, `GET /a HTTP/1.1\\r\\nHost: h,i\\r\\n\\r\\n`",
                    "H-037 authority, 400, GET h:80 HTTP/1.1\\r\\n\\r\\n",
                    "H-037 star, 400, GET * HTTP/1.1\\r\\n\\r\\n",
                    "H-038 no target, 400, GET HTTP/1.1\\r\\n\\r\\n",
                    "H-038 two blanks, 400, GET  /a HTTP/1.1\\r\\n\\r\\n",
                    "H-038 tabs, 400, GET\\t/a\\tHTTP/1.1\\r\\n\\r\\n",
                    "H-038 a blank at the end, 400, `GET /a HTTP/1.1 \\r\\n\\r\\n`",
                    "H-039 minor version, 505, GET /a HTTP/1.32\\r\\n\\r\\n",
                    "H-039 leading nought, 505, GET /a HTTP/01.1\\r\\n\\r\\n",
                    "H-039 lower case, 400, GET /a http/1.1\\r\\n\\r\\n",
                    "H-039 a blank, 400, GET /a HTTP/ 1.1\\r\\n\\r\\n",
                    "H-039 too new, 505, GET /a HTTP/9.9\\r\\n\\r\\n",
                    "H-040, 0, GET /\\r\\n",
                    "H-041, 400, PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n",
                    "H-063 TLS hello, 0, \\026\\003\\001\\002",
                    "H-063 binary, 0, \\377\\376\\001",
                    "H-064 SSH, 400, SSH-2.0-OpenSSH_9.6\\r\\n",
                    "H-064 SMTP, 400, EHLO example.com\\r\\n",
                    "H-064 RTSP, 400, OPTIONS rtsp://h/a RTSP/1.0\\r\\n",
                    "H-064 SIP, 400, INVITE sip:a@h SIP/2.0\\r\\n",
                    "H-070 dots, 400, GET /../a HTTP/1.1\\r\\n\\r\\n",
                    "H-070 encoded dots, 400, GET /%2e%2e/a HTTP/1.1\\r\\n\\r\\n",
                    "H-070 encoded slash, 400, GET /..%2fa HTTP/1.1\\r\\n\\r\\n",
                    "H-070 encoded backslash, 400, GET /..%5ca HTTP/1.1\\r\\n\\r\\n",
                    "H-070 four dots, 400, GET /....//a HTTP/1.1\\r\\n\\r\\n",
                    "H-071 NUL, 400, GET /a%00 HTTP/1.1\\r\\n\\r\\n",
                    "H-071 line end, 400, GET /a%0d%0ab HTTP/1.1\\r\\n\\r\\n",
                    "H-075, 400, GET /bar%2F..%2Findex HTTP/1.1\\r\\n\\r\\n",
                    "H-076 nothing, 400, GET /a% HTTP/1.1\\r\\n\\r\\n",
                    "H-076 one digit, 400, GET /a%2 HTTP/1.1\\r\\n\\r\\n",
                    "H-076 no digits, 400, GET /a%zz HTTP/1.1\\r\\n\\r\\n",
                    "V-001, 400, GET\\0 /a HTTP/1.1\\r\\n\\r\\n",
                    "V-002, 501, CONNECT h:80 HTTP/1.1\\r\\n\\r\\n",
                    "V-007, 400, SOURCE /a X/1\\r\\n\\r\\n",
                    "V-010 double slash, 400, PUT //a HTTP/1.1\\r\\n\\r\\n",
                    "A-006, 400, PUT /a HTTP/1.1\\r\\nAuthorization: a\\r\\nAuthorization: b\\r\\n\\r\\n",
                })
        void is_refused(String row, int status, String escaped) {
            assertThat(status(javaText(escaped))).as(row).isEqualTo(status);
        }

        @Test
        void is_refused_when_a_line_is_too_long() {
            assertThat(status("GET /" + "a".repeat(8193 - 5))).as("H-044").isEqualTo(414);
            assertThat(status("GET / HTTP/1.1\r\nX: " + "a".repeat(8193 - 3)))
                    .as("H-045")
                    .isEqualTo(431);
            assertThat(status("GET / HTTP/1.1\r\n" + "x".repeat(8193)))
                    .as("H-047")
                    .isEqualTo(431);
        }

        @Test
        void is_refused_when_it_is_too_long_as_a_whole() {
            assertThat(status("GET / HTTP/1.1\r\n" + ("X: " + "a".repeat(4000) + "\r\n").repeat(5)))
                    .isEqualTo(431);
        }

        @Test
        void is_refused_with_the_65th_field() {
            assertThat(status("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(65)))
                    .as("H-046")
                    .isEqualTo(431);
        }

        @Test
        void stays_refused() {
            var parser = new RequestHeadParser();
            var refused = parser.feed(Bytes.latin1("nonsense\r\n"));
            assertThat(parser.feed(Bytes.latin1("GET / HTTP/1.0\r\n\r\n"))).isEqualTo(refused);
        }
    }

    /// H-050.
    @Nested
    class in_any_cut {
        private final List<String> heads = List.of(
                "PUT /live.ogg HTTP/1.1\r\nHost: h:8000\r\nAuthorization: Basic c291cmNlOmE6Yg==\r\n\r\nOggS rest",
                "\r\n\nSOURCE /a ICE/1.0\nice-name:x\n\nmore\r\n\r\n",
                "GET /a HTTP/1.1\r\r\nX: y\r\r\n\r\r\n",
                "GET /../a HTTP/1.1\r\n\r\n",
                "GET /a HTTP/1.1\r\nX: a\rb\r\n\r\n",
                "GET /a HTTP/1.1\r\nX : a\r\n\r\n",
                "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(70),
                "GET /" + "a".repeat(9000));

        @Test
        void is_read_alike() {
            for (var text : heads) {
                var whole = described(List.of(Bytes.latin1(text)));
                for (int at = 0; at <= Math.min(text.length(), 500); at++) {
                    var cut = List.of(Bytes.latin1(text.substring(0, at)), Bytes.latin1(text.substring(at)));
                    assertThat(described(cut)).isEqualTo(whole);
                }
                assertThat(described(text.chars()
                                .mapToObj(c -> Bytes.latin1(String.valueOf((char) c)))
                                .toList()))
                        .isEqualTo(whole);
            }
        }

        @Test
        void of_random_bytes_is_read_alike() {
            var random = new Random(20261122);
            var alphabet = "GET /a%2.HTP1:\r\n\r\n x\t\0é";
            for (int round = 0; round < 2000; round++) {
                var text = new StringBuilder(random.nextBoolean() ? "GET /a HTTP/1.1\r\n" : "");
                random.ints(40, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
                var bytes = Bytes.latin1(text.toString());
                int at = random.nextInt(bytes.length() + 1);
                assertThat(described(List.of(bytes.slice(0, at), bytes.from(at))))
                        .isEqualTo(described(List.of(bytes)));
            }
        }

        /// What becomes of the parts, and all bytes that are left over then.
        private String described(List<Bytes> parts) {
            var parser = new RequestHeadParser();
            var left = new ArrayList<Bytes>();
            HeadParsing last = new HeadParsing.Unfinished();
            for (var part : parts) {
                if (last instanceof HeadParsing.Parsed) {
                    left.add(part);
                } else {
                    last = parser.feed(part);
                    if (last instanceof HeadParsing.Parsed(var head, var rest)) {
                        left.add(rest);
                    }
                }
            }
            var rest = left.isEmpty() ? "" : Bytes.concat(left).text(StandardCharsets.ISO_8859_1);
            return switch (last) {
                case HeadParsing.Parsed parsed -> parsed.head() + rest;
                case HeadParsing.Refused refused -> refused.toString();
                case HeadParsing.Unfinished unfinished -> unfinished.toString();
            };
        }
    }
}

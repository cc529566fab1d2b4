package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.MountName;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A SHOUTcast source")
class IcyLoginTest {
    private static final MountName STREAM = new MountName("/stream");

    private static IcyKnock knock(String text) {
        return new IcyPasswordParser().feed(Bytes.latin1(text));
    }

    private static IcyKnock.Login login(String text) {
        assertThat(knock(text)).isInstanceOf(IcyKnock.Login.class);
        return (IcyKnock.Login) knock(text);
    }

    private static IcyPassword.Reading reading(String mount, String password) {
        return new IcyPassword.Reading(new MountName(mount), password);
    }

    private static RequestHead.Field field(String name, String value) {
        return new RequestHead.Field(name, value);
    }

    @Nested
    class with_its_first_line {
        @ParameterizedTest
        @ValueSource(strings = {"pass word\\n", "pass word\\r\\n", "pass word\\r\\r\\n"})
        void says_its_password(String escaped) {
            var login = login(escaped.translateEscapes() + "icy-name:x");
            assertThat(login.password().line()).isEqualTo("pass word");
            assertThat(login.rest()).isEqualTo(Bytes.latin1("icy-name:x"));
        }

        @Test
        void is_understood_byte_by_byte() {
            var parser = new IcyPasswordParser();
            assertThat("secret".chars().mapToObj(c -> parser.feed(Bytes.latin1("" + (char) c))))
                    .containsOnly(new IcyKnock.Unfinished());
            assertThat(parser.feed(Bytes.latin1("\n")))
                    .isInstanceOfSatisfying(
                            IcyKnock.Login.class,
                            login -> assertThat(login.password().line()).isEqualTo("secret"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET / HTTP/1.0\r\n",
                    "SOURCE /a ICE/1.0\n",
                    "get /admin.cgi?pass=x HTTP/1.1\r\r\nHost: h",
                })
        void may_turn_out_to_ask_in_HTTP(String text) {
            assertThat(knock(text)).isEqualTo(new IcyKnock.Http(Bytes.latin1(text)));
        }

        /// A-016 of the catalogue of bad input.
        @ParameterizedTest
        @MethodSource("floe.http.IcyLoginTest#badLines")
        void is_refused_when_it_is_no_password(String line) {
            assertThat(knock(line)).isInstanceOf(IcyKnock.Refused.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "secret", "secret\r", "\r"})
        void is_waited_for_until_it_ends_its_line(String line) {
            assertThat(knock(line)).isInstanceOf(IcyKnock.Unfinished.class);
        }

        @Test
        void shows_its_password_to_no_room_but_the_one_that_asks() {
            var password = login("/a:secret\n").password();
            var head = password.head(STREAM);
            assertThat(head.method()).isEqualTo("ICY");
            assertThat(head.path()).isEqualTo("/a");
            assertThat(head.fields()).isEmpty();
            assertThat(IcyPassword.of(head)).isEqualTo(password);
            assertThat(head.toString() + password).doesNotContain("secret");
        }
    }

    static Stream<String> badLines() {
        return Stream.of(
                "\n",
                "\r\n",
                "\r\r\n",
                "a".repeat(65_536),
                "a".repeat(513) + "\n",
                "sec\0ret\n",
                "sec\rret\n",
                "\r".repeat(3) + "\n",
                "\u0016\u0003\u0001",
                "a\177");
    }

    @Nested
    class with_a_colon_in_its_password {
        @Test
        void names_its_mount_when_there_is_a_slash() {
            assertThat(login("/live.mp3:hackme\n").password().readings(STREAM))
                    .containsExactly(reading("/live.mp3", "hackme"), reading("/stream", "/live.mp3:hackme"));
        }

        @Test
        void may_name_its_mount_without_one() {
            assertThat(login("live.mp3:hack:me\n").password().readings(STREAM))
                    .containsExactly(reading("/stream", "live.mp3:hack:me"), reading("/live.mp3", "hack:me"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"hackme", ":hackme", "/:hackme", "//a:hackme", "..:hackme"})
        void feeds_the_socket_s_mount_where_there_is_no_other(String line) {
            assertThat(login(line + "\n").password().readings(STREAM)).containsExactly(reading("/stream", line));
        }
    }

    @Nested
    class with_what_it_says_of_its_stream {
        private static final String HEAD =
                "icy-name:My Radio\r\nicy-genre: Ünder\nIcy-URL:\r\nicy-pub:1\ncontent-type:audio/aacp\r\n\r\n";

        @Test
        void may_omit_blanks_and_values() {
            assertThat(new IcyHeadParser().feed(Bytes.latin1(HEAD + "audio")))
                    .isEqualTo(new IcyHeadParser.Result.Whole(
                            java.util.List.of(
                                    field("icy-name", "My Radio"),
                                    field("icy-genre", "Ünder"),
                                    field("icy-url", ""),
                                    field("icy-pub", "1"),
                                    field("content-type", "audio/aacp")),
                            Bytes.latin1("audio")));
        }

        @Test
        void is_understood_however_it_is_cut() {
            var text = Bytes.latin1(HEAD + "audio");
            var whole = (IcyHeadParser.Result.Whole) new IcyHeadParser().feed(text);
            assertThat(IntStream.range(0, HEAD.length()).mapToObj(at -> {
                        var parser = new IcyHeadParser();
                        assertThat(parser.feed(text.slice(0, at))).isInstanceOf(IcyHeadParser.Result.Unfinished.class);
                        return parser.feed(text.from(at));
                    }))
                    .containsOnly(whole);
        }

        @Test
        void may_say_nothing() {
            assertThat(new IcyHeadParser().feed(Bytes.latin1("\r\nOggS")))
                    .isEqualTo(new IcyHeadParser.Result.Whole(java.util.List.of(), Bytes.latin1("OggS")));
        }

        @ParameterizedTest
        @MethodSource("floe.http.IcyLoginTest#badHeads")
        void is_refused_when_it_is_no_head(String text) {
            assertThat(new IcyHeadParser().feed(Bytes.latin1(text))).isInstanceOf(IcyHeadParser.Result.Refused.class);
        }
    }

    static Stream<String> badHeads() {
        return Stream.of(
                "no colon\n",
                ":no name\n",
                "na me:x\n",
                "icy-name:a\0b\n",
                "icy-name:a\rb\n",
                "a:b\n".repeat(65),
                "icy-name:" + "x".repeat(16_384));
    }
}

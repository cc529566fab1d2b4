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
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A body in chunks")
class ChunkedBodyTest {
    private static final String GOOD = "4\r\nOggS\r\nA;name=\"a;b\"; x\r\n0123456789\r\n0\r\nHost: evil\r\n\r\nrest";

    /// The body, then how it ended, then what was left.
    private static String read(List<Bytes> parts) {
        var chunks = new ChunkedBody();
        var body = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            switch (chunks.feed(parts.get(i))) {
                case ChunkedBody.Result.More(var more) -> body.append(text(more));
                case ChunkedBody.Result.Done(var last, var rest) -> {
                    var left = new ArrayList<Bytes>(List.of(rest));
                    left.addAll(parts.subList(i + 1, parts.size()));
                    return body.append(text(last)) + " done, left " + text(Bytes.concat(left));
                }
                case ChunkedBody.Result.Bad(var last, var why) -> {
                    return body.append(text(last)) + " bad, " + why;
                }
            }
        }
        return body + " more";
    }

    private static String read(String text) {
        return read(List.of(Bytes.latin1(text)));
    }

    private static String text(Bytes bytes) {
        return bytes.text(StandardCharsets.ISO_8859_1);
    }

    @Test
    void loses_its_chunks_extensions_and_trailers_and_nothing_else() {
        assertThat(read(GOOD)).isEqualTo("OggS0123456789 done, left rest");
    }

    @Test
    void may_be_empty() {
        assertThat(read("0\r\n\r\n")).isEqualTo(" done, left ");
    }

    @Test
    void goes_on_until_its_last_chunk() {
        assertThat(read("4\r\nOggS\r\n")).isEqualTo("OggS more");
        assertThat(read("80000000\r\nOggS")).isEqualTo("OggS more");
    }

    /// H-023.
    @Test
    void may_come_in_many_tiny_chunks() {
        assertThat(read("1\r\na\r\n".repeat(100_000)).length()).isEqualTo(100_000 + " more".length());
    }

    @Test
    void stays_broken() {
        var chunks = new ChunkedBody();
        chunks.feed(Bytes.latin1("x\r\n"));
        assertThat(chunks.feed(Bytes.latin1(GOOD))).isInstanceOf(ChunkedBody.Result.Bad.class);
    }

    @Nested
    class is_refused {
        /// H-018 to H-021.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0x5\\r\\n",
                    "+5\\r\\n",
                    "-1\\r\\n",
                    "\\s5\\r\\n",
                    "5\\s\\r\\n",
                    "1_0\\r\\n",
                    "00000000000000005\\r\\n",
                    "ffffffffffffffff\\r\\n",
                    "80000001\\r\\n",
                    "\\r\\n",
                    "5\\n",
                    "5\\r0",
                    "5\\r\\r\\n",
                    "1\\r\\nab",
                    "1\\r\\na\\n",
                    "1\\r\\na\\rb",
                    "5;\\r\\n",
                    "5;;a\\r\\n",
                    "5;a=\\r\\n",
                    "5;a=\\\"b\\r\\n",
                    "5;a\\0\\r\\n",
                    "0\\r\\na\\n",
                    "0\\r\\na\\0"
                })
        void at_the_first_thing_that_is_no_chunk(String escaped) {
            assertThat(read(escaped.translateEscapes())).contains(" bad, ");
        }

        @Test
        void when_an_extension_or_the_trailers_are_too_long() {
            assertThat(read("5;a=" + "b".repeat(64 * 1024))).contains(" bad, ");
            assertThat(read("0\r\n" + "a: b\r\n".repeat(10_000))).contains(" bad, ");
        }

        @Test
        void with_what_was_sound_before() {
            assertThat(read("4\r\nOggS\r\nx\r\n")).startsWith("OggS bad, ");
        }
    }

    @Nested
    class in_any_cut {
        @Test
        void is_read_alike() {
            for (var text : List.of(GOOD, "4\r\nOggS\r\nx\r\n", "4\r\nOggSx", "0\r\n\r\n\r\n")) {
                var bytes = Bytes.latin1(text);
                for (int a = 0; a <= bytes.length(); a++) {
                    for (int b = a; b <= bytes.length(); b++) {
                        assertThat(read(List.of(bytes.slice(0, a), bytes.slice(a, b), bytes.from(b))))
                                .isEqualTo(read(text));
                    }
                }
            }
        }

        @Test
        void of_random_bytes_is_read_alike() {
            var random = new Random(20261122);
            var alphabet = "0123af;=\"\r\n\r\n \0";
            for (int round = 0; round < 5000; round++) {
                var text = new StringBuilder();
                random.ints(24, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
                var bytes = Bytes.latin1(text.toString());
                int at = random.nextInt(bytes.length() + 1);
                assertThat(read(List.of(bytes.slice(0, at), bytes.from(at)))).isEqualTo(read(text.toString()));
            }
        }
    }
}

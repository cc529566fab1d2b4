package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A body's end")
class BodyFramingTest {
    private static BodyFraming of(String protocol, String... fields) {
        List<RequestHead.Field> list = new ArrayList<>();
        for (var field : fields) {
            int colon = field.indexOf(':');
            list.add(new RequestHead.Field(field.substring(0, colon), HeadText.trimmed(field.substring(colon + 1))));
        }
        return BodyFraming.of(new RequestHead("PUT", "/a", "/a", "", protocol, list, Bytes.EMPTY));
    }

    @Nested
    class is_told_by {
        @Test
        void nothing_and_then_it_is_the_connections_end() {
            assertThat(of("HTTP/1.0")).isEqualTo(new BodyFraming.Endless());
            assertThat(of("ICE/1.0")).isEqualTo(new BodyFraming.Endless());
        }

        @ParameterizedTest
        @CsvSource({"0,0", "5,5", "0005,5", "00,0", "9223372036854775807,9223372036854775807"})
        void a_length_in_decimal_digits(String text, long bytes) {
            assertThat(of("HTTP/1.1", "content-length: " + text)).isEqualTo(new BodyFraming.Sized(bytes));
        }

        @Test
        void chunks() {
            assertThat(of("HTTP/1.1", "transfer-encoding: Chunked")).isEqualTo(new BodyFraming.Chunked());
        }

        @ParameterizedTest
        @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
        void the_connection_when_nothing_is_coded(String protocol) {
            assertThat(of(protocol, "transfer-encoding: identity")).isEqualTo(new BodyFraming.Endless());
        }

        /// H-016.
        @Test
        void the_very_fields_and_none_that_look_alike() {
            assertThat(of("HTTP/1.1", "content_length: 5", "transfer_encoding: chunked"))
                    .isEqualTo(new BodyFraming.Endless());
        }
    }

    @Nested
    class cannot_be_told_by {
        /// H-005 and H-006.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-1",
                    "-0",
                    "+5",
                    "0x5",
                    "0o5",
                    "1_0",
                    "1 0",
                    "",
                    "5a",
                    "5, 5",
                    "٥",
                    "99999999999999999999",
                    "9223372036854775808",
                    "18446744073709551621"
                })
        void a_length_that_is_no_plain_number(String text) {
            assertThat(of("HTTP/1.1", "content-length: " + text)).isInstanceOf(BodyFraming.Bad.class);
        }

        /// H-001 to H-003 and H-012.
        @Test
        void more_than_one_field() {
            assertThat(of("HTTP/1.1", "content-length: 5", "transfer-encoding: chunked"))
                    .isInstanceOf(BodyFraming.Bad.class);
            assertThat(of("HTTP/1.1", "content-length: 5", "content-length: 5")).isInstanceOf(BodyFraming.Bad.class);
            assertThat(of("HTTP/1.1", "transfer-encoding: chunked", "transfer-encoding: chunked"))
                    .isInstanceOf(BodyFraming.Bad.class);
        }

        /// H-011, H-014 and H-017.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "chunked, xchunked",
                    "xchunked",
                    "chunked, identity",
                    "gzip, chunked",
                    ",chunked",
                    "chunked,",
                    "",
                    "\u00A0chunked",
                    "\u0085chunked"
                })
        void a_coding_that_is_not_chunked_alone(String coding) {
            assertThat(of("HTTP/1.1", "transfer-encoding: " + coding)).isInstanceOf(BodyFraming.Bad.class);
        }

        /// H-010.
        @ParameterizedTest
        @ValueSource(strings = {"HTTP/1.0", "ICE/1.0"})
        void chunks_before_http_1_1(String protocol) {
            assertThat(of(protocol, "transfer-encoding: chunked"))
                    .isEqualTo(new BodyFraming.Bad(400, "transfer-encoding needs HTTP/1.1"));
        }
    }
}

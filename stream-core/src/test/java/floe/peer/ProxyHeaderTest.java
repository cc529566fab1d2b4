package floe.peer;

import static floe.peer.AddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.peer.ProxyHeader.Behind;
import floe.peer.ProxyHeader.Itself;
import floe.peer.ProxyHeaderParser.Result;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a proxy says before the visitor's bytes")
class ProxyHeaderTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final Bytes REST = Bytes.latin1("GET / HTTP/1.0\r\n\r\n");

    private static Result read(Bytes header) {
        return new ProxyHeaderParser().feed(Bytes.concat(List.of(header, REST)));
    }

    static Bytes binary(String hex) {
        return Bytes.wrap(HexFormat.of().parseHex(SIGNATURE + hex.replace(" ", "")));
    }

    private static Behind behind(String address, int port, boolean tls) {
        return new Behind(new Peer(address(address), port), tls);
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.1 198.51.100.1 51234 443, 192.0.2.1, 51234",
        "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535, 255.255.255.255, 65535",
        "PROXY TCP6 2001:db8::1 ::1 0 0, 2001:db8::1, 0",
        "PROXY TCP6 ::ffff:192.0.2.1 ::1 7 8, 192.0.2.1, 7",
    })
    void names_the_visitor_in_a_line(String line, String address, int port) {
        assertThat(read(Bytes.latin1(line + "\r\n"))).isEqualTo(new Result.Whole(behind(address, port, false), REST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY UNKNOWN",
                "PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535",
            })
    void may_name_nobody_in_a_line(String line) {
        assertThat(read(Bytes.latin1(line + "\r\n"))).isEqualTo(new Result.Whole(new Itself(), REST));
    }

    /// H-061 of the catalogue of bad input.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.0",
                "proxy TCP4 192.0.2.1 198.51.100.1 51234 443",
                "PROXY ",
                "PROXY  TCP4 192.0.2.1 198.51.100.1 51234 443",
                "PROXY TCP4 192.0.2.1 198.51.100.1 51234",
                "PROXY TCP4 192.0.2.1 198.51.100.1 51234 443 ",
                "PROXY TCP4 192.0.2.256 198.51.100.1 51234 443",
                "PROXY TCP4 192.0.2.1 198.51.100 51234 443",
                "PROXY TCP4 192.0.2.1 198.51.100.1 65536 443",
                "PROXY TCP4 192.0.2.1 198.51.100.1 01 443",
                "PROXY TCP4 192.0.2.1 198.51.100.1 -1 443",
                "PROXY TCP4 ::1 ::1 1 1",
                "PROXY TCP6 192.0.2.1 198.51.100.1 1 1",
                "PROXY UDP4 192.0.2.1 198.51.100.1 1 1",
                "PROXY TCP4 radio.example 198.51.100.1 1 1",
            })
    void is_refused_when_it_makes_no_sense(String line) {
        assertThat(read(Bytes.latin1(line + "\r\n"))).isInstanceOf(Result.Refused.class);
    }

    @Test
    void is_refused_when_its_line_does_not_end() {
        assertThat(read(Bytes.latin1("PROXY TCP4 " + "1".repeat(200)))).isInstanceOf(Result.Refused.class);
        assertThat(new ProxyHeaderParser().feed(Bytes.latin1("PROXY TCP4 192.0.2.1 198.51.100.1 51234 443\n")))
                .isInstanceOf(Result.Unfinished.class);
    }

    @Test
    void names_the_visitor_in_a_block() {
        assertThat(read(binary("21 11 000c c0000201 c6336401 c822 01bb")))
                .isEqualTo(new Result.Whole(behind("192.0.2.1", 51234, false), REST));
        assertThat(read(binary(
                        "21 21 0024 20010db8000000000000000000000001 00000000000000000000000000000001 0001 0002")))
                .isEqualTo(new Result.Whole(behind("2001:db8::1", 1, false), REST));
    }

    @Test
    void says_whether_the_visitor_came_by_TLS() {
        assertThat(read(binary("21 11 0017 c0000201 c6336401 c822 01bb 200008 01 00000000 000000")))
                .isEqualTo(new Result.Whole(behind("192.0.2.1", 51234, true), REST));
        assertThat(read(binary("21 11 0014 c0000201 c6336401 c822 01bb 200005 00 00000000")))
                .isEqualTo(new Result.Whole(behind("192.0.2.1", 51234, false), REST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20 00 0000",
                "20 11 000c c0000201 c6336401 c822 01bb",
                "20 00 0003 040000",
                "21 00 0000",
                "21 31 0002 0000",
                "21 12 000c c0000201 c6336401 c822 01bb",
            })
    void may_name_nobody_in_a_block(String hex) {
        assertThat(read(binary(hex))).isEqualTo(new Result.Whole(new Itself(), REST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11 11 000c c0000201 c6336401 c822 01bb",
                "22 11 000c c0000201 c6336401 c822 01bb",
                "21 41 000c c0000201 c6336401 c822 01bb",
                "21 11 000b c0000201 c6336401 c822 01",
                "21 21 000c c0000201 c6336401 c822 01bb",
                "21 11 000e c0000201 c6336401 c822 01bb 0400",
                "21 11 000f c0000201 c6336401 c822 01bb 04ffff",
                "21 11 0013 c0000201 c6336401 c822 01bb 030004 00000000",
                "21 11 0011 c0000201 c6336401 c822 01bb 030002 0000",
                "21 11 1001",
            })
    void is_refused_when_its_block_makes_no_sense(String hex) {
        assertThat(read(binary(hex))).isInstanceOf(Result.Refused.class);
    }

    @Test
    void counts_when_its_checksum_is_right() {
        assertThat(read(binary(
                        "21 11 0013 c0000201 c6336401 c822 01bb 030004 CHECKSUM".replace("CHECKSUM", checksum()))))
                .isEqualTo(new Result.Whole(behind("192.0.2.1", 51234, false), REST));
    }

    private static String checksum() {
        var crc = new java.util.zip.CRC32C();
        crc.update(
                binary("21 11 0013 c0000201 c6336401 c822 01bb 030004 00000000").toArray());
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Test
    void is_understood_however_it_is_cut() {
        for (var header : List.of(
                Bytes.latin1("PROXY TCP4 192.0.2.1 198.51.100.1 51234 443\r\n"),
                binary("21 11 0010 c0000201 c6336401 c822 01bb 04000100"))) {
            for (int at = 1; at < header.length(); at++) {
                var parser = new ProxyHeaderParser();
                assertThat(parser.feed(header.slice(0, at))).isInstanceOf(Result.Unfinished.class);
                assertThat(parser.feed(header.from(at)))
                        .isEqualTo(new Result.Whole(behind("192.0.2.1", 51234, false), Bytes.EMPTY));
            }
        }
    }
}

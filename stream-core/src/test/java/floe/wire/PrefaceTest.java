package floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.peer.Address;
import floe.peer.Peer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a node says of a visitor that it passes on")
class PrefaceTest {
    private static PrefaceParser.Result read(String text) {
        return new PrefaceParser().feed(Bytes.latin1(text));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1,51234,true,false,/stream", "2001:db8::1,1,false,true,/é a%/b", "'',0,true,true,/+"})
    void is_understood_as_it_was_meant(String peer, int port, boolean tls, boolean icy, String mount) {
        var preface = new Preface(new Peer(Address.parse(peer).orElse(null), port), tls, icy, new MountName(mount));
        var bytes = Bytes.concat(java.util.List.of(preface.bytes(), Bytes.latin1("GET /")));
        var whole = new PrefaceParser.Result.Whole(preface, Bytes.latin1("GET /"));
        assertThat(new PrefaceParser().feed(bytes)).isEqualTo(whole);
    }

    @Test
    void is_understood_however_it_is_cut() {
        var preface = new Preface(
                new Peer(Address.parse("192.0.2.1").orElseThrow(), 9), false, false, new MountName("/stream"));
        var bytes = preface.bytes();
        assertThat(IntStream.range(0, bytes.length()).mapToObj(at -> {
                    var parser = new PrefaceParser();
                    assertThat(parser.feed(bytes.slice(0, at))).isInstanceOf(PrefaceParser.Result.Unfinished.class);
                    return parser.feed(bytes.from(at));
                }))
                .containsOnly(new PrefaceParser.Result.Whole(preface, Bytes.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.0\r\n",
                "FLOE2 192.0.2.1 1 tls http %2Fa\r\n",
                "FLOE1 radio.example 1 tls http %2Fa\r\n",
                "FLOE1 192.0.2.1 65536 tls http %2Fa\r\n",
                "FLOE1 192.0.2.1 x tls http %2Fa\r\n",
                "FLOE1 192.0.2.1 1 maybe http %2Fa\r\n",
                "FLOE1 192.0.2.1 1 tls gopher %2Fa\r\n",
                "FLOE1 192.0.2.1 1 tls http a\r\n",
                "FLOE1 192.0.2.1 1 tls http %2\r\n",
                "FLOE1 192.0.2.1 1 tls http %2Fa more\r\n",
                "\n",
            })
    void is_refused_when_it_makes_no_sense(String line) {
        assertThat(read(line)).isInstanceOf(PrefaceParser.Result.Refused.class);
    }

    @Test
    void is_refused_when_it_does_not_end() {
        assertThat(read("F".repeat(1024))).isInstanceOf(PrefaceParser.Result.Refused.class);
    }
}

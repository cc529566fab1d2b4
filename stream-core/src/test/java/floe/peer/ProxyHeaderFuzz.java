package floe.peer;

import static floe.stream.FramerFuzz.check;

import floe.bytes.Bytes;
import floe.peer.ProxyHeaderParser.Result;
import java.util.Arrays;
import java.util.List;

/// Whatever a proxy says, it is read the same however it arrives. Jazzer calls it, and a short run of the tests.
public final class ProxyHeaderFuzz {
    private ProxyHeaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var whole = new ProxyHeaderParser().feed(Bytes.wrap(input));
        var cut = inPieces(input, 1 + (Arrays.hashCode(input) & 0x1F));
        switch (whole) {
            case Result.Whole(var header, var rest) -> {
                check(cut instanceof Result.Whole(var other, var _) && other.equals(header), "another header");
                check(rest.equals(Bytes.wrap(input).from(input.length - rest.length())), "another rest");
            }
            case Result.Refused _ -> check(cut instanceof Result.Refused, "not refused when cut");
            case Result.Unfinished _ -> check(cut instanceof Result.Unfinished, "finished when cut");
        }
    }

    private static Result inPieces(byte[] input, int size) {
        var parser = new ProxyHeaderParser();
        Result result = new Result.Unfinished();
        for (int at = 0; at < input.length && result instanceof Result.Unfinished; at += size) {
            result = parser.feed(Bytes.wrap(input, at, Math.min(size, input.length - at)));
        }
        return result;
    }

    public static List<byte[]> seeds() {
        return List.of(
                Bytes.latin1("PROXY TCP4 192.0.2.1 198.51.100.1 51234 443\r\nGET /")
                        .toArray(),
                Bytes.latin1("PROXY TCP6 2001:db8::1 ::1 1 2\r\n").toArray(),
                Bytes.latin1("PROXY UNKNOWN\r\n").toArray(),
                ProxyHeaderTest.binary("21 11 0014 c0000201 c6336401 c822 01bb 200005 01 00000000 474554")
                        .toArray(),
                ProxyHeaderTest.binary("20 00 0000").toArray());
    }
}

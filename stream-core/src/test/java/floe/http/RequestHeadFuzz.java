package floe.http;

import static floe.stream.FramerFuzz.check;

import floe.bytes.Bytes;
import java.util.Arrays;

/// Whatever knocks, its head is read the same however it arrives, and never as something with a line break inside.
/// Jazzer calls it, and a short run of the tests.
public final class RequestHeadFuzz {
    private RequestHeadFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var whole = new RequestHeadParser().feed(Bytes.wrap(input));
        var cut = inPieces(input, 1 + (Arrays.hashCode(input) & 0x1F));
        switch (whole) {
            case HeadParsing.Parsed(var head, var rest) -> {
                check(cut instanceof HeadParsing.Parsed(var other, var _) && other.equals(head), "another head");
                check(rest.equals(Bytes.wrap(input).from(input.length - rest.length())), "another rest");
                checkHead(head);
            }
            case HeadParsing.Refused refused -> check(refused.equals(cut), "another refusal");
            case HeadParsing.Unfinished _ -> check(cut instanceof HeadParsing.Unfinished, "finished when cut");
        }
    }

    private static HeadParsing inPieces(byte[] input, int size) {
        var parser = new RequestHeadParser();
        HeadParsing parsing = new HeadParsing.Unfinished();
        for (int at = 0; at < input.length && parsing instanceof HeadParsing.Unfinished; at += size) {
            parsing = parser.feed(Bytes.wrap(input, at, Math.min(size, input.length - at)));
        }
        return parsing;
    }

    private static void checkHead(RequestHead head) {
        check(head.fields().size() <= 64, "too many fields");
        for (var field : head.fields()) {
            check(isOneLine(field.name()) && isOneLine(field.value()), "a line break in a field");
        }
        BasicCredentials.of(head.field("Authorization"));
        BodyFraming.of(head);
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(each -> each == '\r' || each == '\n' || each == 0);
    }
}

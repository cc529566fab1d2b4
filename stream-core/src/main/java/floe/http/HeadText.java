package floe.http;

import floe.bytes.Bytes;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The alphabet of heads (RFC 9110, 5.6.2) and how their bytes become text.
final class HeadText {
    private HeadText() {}

    /// Whether `text` is an HTTP token: letters, digits and a few signs, at least one of them.
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(HeadText::isTokenSign);
    }

    static boolean isTokenSign(int c) {
        return c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
    }

    /// Whether `c` has no place in a head: all control characters but the tab.
    static boolean isControl(int c) {
        return c < ' ' && c != '\t' || c == 127;
    }

    /// UTF-8 where the bytes are that, else ISO 8859-1: clients send both and say neither.
    static String text(Bytes bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.view()).toString();
        } catch (CharacterCodingException _) {
            return bytes.text(StandardCharsets.ISO_8859_1);
        }
    }

    /// Without blanks and tabs at both ends. Unicode's other blanks stay: they are no blanks in HTTP.
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}

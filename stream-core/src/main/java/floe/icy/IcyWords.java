package floe.icy;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How the text of ICY blocks is read: `StreamTitle='Artist - Title';StreamUrl='http://…';`.
///
/// @param charset of text that doesn't say its own; when empty, UTF-8 where it is valid, else ISO 8859-1
public record IcyWords(Optional<Charset> charset) {
    /// As most sources mean it.
    public static final IcyWords USUAL = new IcyWords(Optional.empty());

    /// Whether this may be a block's text at all: empty, or beginning with a key.
    static boolean isBlock(Bytes block) {
        int end = 0;
        while (end < block.length() && isLetter(block.at(end))) {
            end++;
        }
        return end > 0 && block.startsWith("='", end) || block.at(0) == 0;
    }

    /// What the block names, without control characters.
    ///
    /// @param block its text, at most 4080 bytes, padded with zeros
    Song song(Bytes block) {
        var text = printable(text(unpadded(block)));
        return new Song("", value("StreamTitle", text), value("StreamUrl", text));
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static Bytes unpadded(Bytes block) {
        int end = block.length();
        while (end > 0 && block.at(end - 1) == 0) {
            end--;
        }
        return block.slice(0, end);
    }

    private String text(Bytes bytes) {
        if (charset.isPresent()) {
            return bytes.text(charset.get());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            return bytes.text(StandardCharsets.ISO_8859_1);
        }
    }

    private static String printable(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The value of `key`. A quote may stand in it: it ends at the first `';` behind which nothing or another key
    /// follows.
    private static String value(String key, String text) {
        int begin = text.indexOf(key + "='");
        if (begin != 0 && (begin < 2 || !text.startsWith("';", begin - 2))) {
            return "";
        }
        begin += key.length() + 2;
        int end = text.indexOf("';", begin);
        while (end >= 0 && !endsAt(text, end + 2)) {
            end = text.indexOf("';", end + 1);
        }
        int last = text.endsWith("'") ? Math.max(begin, text.length() - 1) : text.length();
        return text.substring(begin, end < 0 ? last : end).strip();
    }

    private static boolean endsAt(String text, int index) {
        int next = index;
        while (next < text.length() && isLetter(text.charAt(next))) {
            next++;
        }
        return index == text.length() || next > index && text.startsWith("='", next);
    }
}

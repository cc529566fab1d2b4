package floe.ingest.admin;

import floe.bytes.Bytes;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Bytes that somebody sent as a title → text that can be shown: in the charset that was meant, without control
/// characters, at most 4 KiB of UTF-8.
final class TitleText {
    static final int LONGEST_BYTES = 4096;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private TitleText() {}

    /// @param declared by the call; null when it says none
    /// @param mounts what the operator says of the mount's encoders; null for nothing
    static String of(Bytes bytes, @Nullable String declared, @Nullable String mounts) {
        var text = utf16(bytes)
                .or(() -> Stream.of(Optional.ofNullable(declared), Optional.ofNullable(mounts))
                        .flatMap(Optional::stream)
                        .flatMap(name -> charset(name).stream())
                        .flatMap(charset -> decoded(bytes, charset).stream())
                        .findFirst())
                .orElseGet(() -> guessed(bytes));
        return cut(clean(text).strip());
    }

    /// UTF-8 where it is that, else ISO 8859-1.
    static String guessed(Bytes bytes) {
        return decoded(bytes, StandardCharsets.UTF_8).orElseGet(() -> bytes.text(StandardCharsets.ISO_8859_1));
    }

    /// A byte order mark of UTF-16 leaves no doubt, and is nothing else's beginning.
    private static Optional<String> utf16(Bytes bytes) {
        return bytes.startsWith("\u00FE\u00FF", 0) || bytes.startsWith("\u00FF\u00FE", 0)
                ? decoded(bytes, StandardCharsets.UTF_16)
                : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(name.strip()).filter(Charset::isSupported).map(Charset::forName);
        } catch (IllegalCharsetNameException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(Bytes bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(bytes.view()).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(TitleText::isKept).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isKept(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> c != BYTE_ORDER_MARK;
        };
    }

    private static String cut(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > LONGEST_BYTES) {
                return text.substring(0, at);
            }
            at += Character.charCount(c);
        }
        return text;
    }
}

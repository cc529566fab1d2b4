package floe.kit.pages;

import java.nio.charset.StandardCharsets;

/// Foreign text made harmless for the place where it is written.
final class Escaped {
    private static final String UNRESERVED = "-._~/";

    private Escaped() {}

    /// For text and quoted attributes of HTML and XML.
    static String markup(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().filter(Escaped::isPrintable).forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /// A JSON string with its quotes (RFC 8259, 7).
    static String json(String text) {
        var safe = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().filter(Escaped::isPrintable).forEach(c -> {
            if (c == '"' || c == '\\') {
                safe.append('\\');
            }
            safe.appendCodePoint(c);
        });
        return safe.append('"').toString();
    }

    /// A path in an address (RFC 3986, 3.3): everything but letters, digits and `-._~/` as `%XX` of its UTF-8.
    static String path(String path) {
        var safe = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                safe.append(c);
            } else {
                safe.append('%').append(hex(c >> 4)).append(hex(c));
            }
        }
        return safe.toString();
    }

    /// The lowest four bits as a digit.
    static char hex(int value) {
        return Character.toUpperCase(Character.forDigit(value & 15, 16));
    }

    /// No control characters, no half of a surrogate pair, no line or paragraph separator.
    private static boolean isPrintable(int c) {
        return !Character.isISOControl(c)
                && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                && c != '\u2028'
                && c != '\u2029';
    }
}

package floe.http;

import floe.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/// What a request asks for.
///
/// @param sent as it came, ISO 8859-1
/// @param path percent-decoded; `*` for the server as a whole
/// @param query after `?`, still encoded; empty when there is none
record Target(String sent, String path, String query) {
    /// Reads a path, a whole address (whose host does not count) or, where `starAllowed`, the `*`. Empty for anything
    /// else, and for a path that Icecast refuses: an empty segment, one made only of dots, a broken `%xx`, a
    /// control character.
    static Optional<Target> parse(String sent, boolean starAllowed) {
        if (sent.equals("*")) {
            return starAllowed ? Optional.of(new Target(sent, sent, "")) : Optional.empty();
        }
        var local = beforeSign(withoutHost(sent), '#');
        var encoded = beforeSign(local, '?');
        var query = encoded.length() < local.length() ? local.substring(encoded.length() + 1) : "";
        return decoded(encoded).filter(Target::isAllowed).map(path -> new Target(sent, path, query));
    }

    private static String withoutHost(String sent) {
        var lower = sent.substring(0, Math.min(sent.length(), 8)).toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return sent;
        }
        int host = sent.indexOf("//") + 2;
        for (int i = host; i < sent.length(); i++) {
            if ("/?#".indexOf(sent.charAt(i)) >= 0) {
                return sent.charAt(i) == '/' ? sent.substring(i) : "/" + sent.substring(i);
            }
        }
        return sent.length() > host ? "/" : "";
    }

    private static String beforeSign(String text, char sign) {
        int at = text.indexOf(sign);
        return at < 0 ? text : text.substring(0, at);
    }

    private static Optional<String> decoded(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int value = i + 2 < encoded.length() ? hex(encoded, i + 1) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            bytes.write(value);
            i += 2;
        }
        return Optional.of(HeadText.text(Bytes.wrap(bytes.toByteArray())));
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static boolean isAllowed(String path) {
        if (path.isEmpty() || path.charAt(0) != '/' || path.chars().anyMatch(c -> c == '\t' || HeadText.isControl(c))) {
            return false;
        }
        var segments = path.substring(1).split("[/\\\\]", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].isEmpty() ? !last : segments[i].chars().allMatch(c -> c == '.')) {
                return false;
            }
        }
        return true;
    }
}

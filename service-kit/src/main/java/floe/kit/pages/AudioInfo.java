package floe.kit.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What `ice-audio-info` tells: `ice-samplerate=44100;ice-channels=2`, each value percent-encoded.
final class AudioInfo {
    private AudioInfo() {}

    /// The pairs by key. Whatever is no pair is left out.
    static Map<String, String> pairs(String text) {
        var pairs = new TreeMap<String, String>();
        for (var pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals).strip(), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return value;
        }
    }
}

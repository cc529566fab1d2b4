package floe.ingest.relay;

import floe.http.Answer;
import floe.http.RequestHead;
import floe.ingest.live.SourceWords;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What an upstream's answer says of its stream.
///
/// @param metaint bytes between two pieces of ICY metadata, 0 for none
record Said(SourceWords words, int metaint) {
    private static final int LARGEST_METAINT = 1 << 24;
    /// They are the connection's, not the stream's.
    private static final Set<String> NOT_FOR_LISTENERS = Set.of("icy-metaint", "icy-metadata", "icy-reset");

    /// Empty when it is something to read rather than to hear: an error page that calls itself 200, somebody's API.
    static Optional<Said> of(Answer answer) {
        var type = answer.field("content-type").filter(text -> !text.isBlank()).orElse("audio/mpeg");
        if (isText(type.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int metaint = answer.field("icy-metaint")
                .filter(digits -> digits.matches("[0-9]{1,8}"))
                .map(Integer::parseInt)
                .filter(bytes -> bytes <= LARGEST_METAINT)
                .orElse(0);
        return Optional.of(new Said(new SourceWords(type, words(answer), ""), metaint));
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.startsWith("image/")
                || type.startsWith("application/json")
                || type.contains("html")
                || type.contains("xml");
    }

    private static TreeMap<String, String> words(Answer answer) {
        var words = new TreeMap<String, String>();
        for (var field : answer.fields()) {
            if (saysSomethingOfTheStream(field)) {
                words.putIfAbsent(field.name(), field.value());
            }
        }
        return words;
    }

    private static boolean saysSomethingOfTheStream(RequestHead.Field field) {
        var name = field.name();
        boolean word = name.startsWith("ice-") || name.startsWith("icy-") || name.startsWith("x-audiocast-");
        return word
                && !name.startsWith("icy-notice")
                && !name.contains("password")
                && !NOT_FOR_LISTENERS.contains(name);
    }
}

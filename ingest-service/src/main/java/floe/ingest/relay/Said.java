package floe.ingest.relay;

import floe.format.Formats;
import floe.http.Answer;
import floe.http.RequestHead;
import floe.icy.IcyWords;
import floe.ingest.live.LiveMount;
import floe.ingest.live.SourceWords;
import floe.mount.SourceRules;
import floe.stream.StreamFramer;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an upstream's answer says of its stream.
final class Said {
    /// What it is when nobody says, as Icecast has it.
    private static final String USUAL = "audio/mpeg";

    private Said() {}

    /// Empty when it is something to read rather than to hear: an error page that calls itself 200, somebody's API.
    static Optional<SourceWords> of(Answer answer) {
        var type = answer.field("content-type").filter(text -> !text.isBlank()).orElse(USUAL);
        return Formats.mayDeclare(type) ? Optional.of(new SourceWords(type, words(answer), "")) : Optional.empty();
    }

    /// What reads the stream, ICY metadata inside it too.
    static StreamFramer framer(SourceWords said, SourceRules rules, LiveMount mount) {
        var icy = new IcyWords(Optional.ofNullable(rules.charset()).map(Charset::forName));
        return Formats.framer(said.contentType(), said.headers(), icy, Formats.salt(mount.name(), mount.epoch()));
    }

    private static Map<String, String> words(Answer answer) {
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
        return word && !name.startsWith("icy-notice") && !name.contains("password") && !name.equals("icy-reset");
    }
}

package floe.ingest.source;

import floe.format.Formats;
import floe.http.BasicCredentials;
import floe.http.BodyFraming;
import floe.http.RequestHead;
import floe.icy.IcyWords;
import floe.ingest.live.SourceWords;
import floe.mount.MountName;
import floe.mount.SourceRules;
import floe.stream.StreamFramer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a source asks for, as the head of its request says it.
///
/// @param manner by which it knocked
/// @param framing where its body ends; never [BodyFraming.Bad]
/// @param contentType as sent; `audio/mpeg` for a `SOURCE` that says none; empty for a `PUT` that says none
/// @param expectsContinue whether it waits for a word before it sends
record SourceRequest(
        MountName mount,
        Manner manner,
        Optional<BasicCredentials> credentials,
        BodyFraming framing,
        String contentType,
        boolean expectsContinue,
        Map<String, String> words,
        String userAgent) {

    /// How a source knocks.
    enum Manner {
        /// HTTP's own method.
        PUT,
        /// Icecast's own method.
        SOURCE,
        /// SHOUTcast's password; it has been answered already when there is a request.
        ICY
    }

    /// A request, or why it is none.
    sealed interface Reading {
        record Sound(SourceRequest request) implements Reading {}

        record Unsound(Refusal refusal) implements Reading {}
    }

    /// Whether this head is a source's at all; others have other rooms.
    static boolean isFor(RequestHead head) {
        boolean source = head.method().equals("SOURCE") || head.method().equals("PUT");
        return source && !head.path().equals("/admin") && !head.path().startsWith("/admin/");
    }

    static Reading of(RequestHead head) {
        if (!MountName.isValid(head.path())) {
            return new Reading.Unsound(Refusal.MOUNT_NAME);
        }
        if (head.field("expect")
                .filter(wanted -> !wanted.equalsIgnoreCase("100-continue"))
                .isPresent()) {
            return new Reading.Unsound(Refusal.request(417, "only 100-continue can be expected"));
        }
        boolean put = head.method().equals("PUT");
        return switch (framing(head, put)) {
            case BodyFraming.Bad(int status, String why) -> new Reading.Unsound(Refusal.request(status, why));
            case BodyFraming sound -> new Reading.Sound(of(head, put, sound));
        };
    }

    private static SourceRequest of(RequestHead head, boolean put, BodyFraming framing) {
        return new SourceRequest(
                new MountName(head.path()),
                put ? Manner.PUT : Manner.SOURCE,
                BasicCredentials.of(head.field("authorization")),
                framing,
                head.field("content-type").orElse(put ? "" : "audio/mpeg"),
                put && head.field("expect").isPresent(),
                words(head.fields()),
                head.field("user-agent").orElse(""));
    }

    /// The request of a SHOUTcast source that was let in to this mount.
    static SourceRequest ofIcy(MountName mount, List<RequestHead.Field> fields) {
        var words = new TreeMap<String, String>();
        fields.forEach(field -> words.put(field.name(), field.value()));
        return new SourceRequest(
                mount,
                Manner.ICY,
                Optional.empty(),
                new BodyFraming.Endless(),
                Optional.ofNullable(words.get("content-type"))
                        .filter(type -> !type.isBlank())
                        .orElse("audio/mpeg"),
                false,
                words(fields),
                words.getOrDefault("user-agent", ""));
    }

    /// `SOURCE` knows no length; some clients send one all the same.
    private static BodyFraming framing(RequestHead head, boolean put) {
        var framing = BodyFraming.of(head);
        return !put && framing instanceof BodyFraming.Sized ? new BodyFraming.Endless() : framing;
    }

    private static Map<String, String> words(List<RequestHead.Field> fields) {
        var words = new TreeMap<String, String>();
        for (var field : fields) {
            if (saysSomethingOfTheStream(field.name())) {
                words.put(field.name(), field.value());
            }
        }
        return words;
    }

    /// Icecast 1.x knew `ice-password`; ffmpeg sends `icy-metadata`, a listener's word.
    private static boolean saysSomethingOfTheStream(String field) {
        boolean word = field.startsWith("ice-") || field.startsWith("icy-") || field.startsWith("x-audiocast-");
        return word && !field.contains("password") && !field.equals("icy-metadata");
    }

    /// Whether it brings no stream: what clients send to learn how they are received.
    boolean isProbe() {
        return framing instanceof BodyFraming.Sized(long bytes) && bytes == 0;
    }

    /// Whether its body has a length that the sender knows already.
    boolean isFinite() {
        return framing instanceof BodyFraming.Sized;
    }

    /// What it says of itself.
    SourceWords description() {
        return new SourceWords(Formats.declaredAs(contentType), words, userAgent);
    }

    /// What reads its stream.
    StreamFramer framer(SourceRules rules, long salt) {
        var charset = Optional.ofNullable(rules.charset()).map(Charset::forName);
        return Formats.framer(contentType, words, new IcyWords(charset), salt);
    }
}

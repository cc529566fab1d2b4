package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Icecast.KARL;
import static floe.config.element.Icecast.NEW;
import static floe.config.element.Icecast.OWN;
import static floe.config.element.Icecast.XIPH;
import static floe.config.element.Rows.*;

import java.util.List;
import java.util.stream.Stream;

/// A mount.
final class MountElements {
    private static final String OF_LIMITS = "that of `<limits>`";

    private MountElements() {}

    static Element mount() {
        var parts = Stream.of(itself(), sources(), listeners(), words(), MountsOfKarl.elements())
                .flatMap(List::stream)
                .toArray(Element[]::new);
        return group(
                        "mount",
                        ANY,
                        means("how a mount is treated; that of type `default` counts for all mounts, where they say"
                                + " nothing themselves"),
                        parts)
                .often();
    }

    private static List<Element> itself() {
        return List.of(
                Rows.words("@type", "normal or default", "normal", "normal", XIPH, means("")),
                Rows.words(
                        "mount-name",
                        "a mount, or a pattern with * and ?",
                        "/sample.ogg",
                        "",
                        ANY,
                        means("a name counts before a pattern; `*` and `?` stand for any characters and for one")),
                number(
                        "priority",
                        0,
                        1_000_000,
                        "0",
                        KARL,
                        means("of a pattern: the lowest that fits counts, of several the last")),
                flag("hidden", "0", ANY, means("whether it is kept out of public pages")),
                SocketElements.headers(
                        "replies to its listeners, after those of the root; those of the default mount" + " come last"),
                ListenerLoginElements.authentication(),
                RelayElements.relay("what the mount is fetched from; its name is the mount's"),
                SocketElements.events(),
                same("kartoffelsalat", "event-bindings", NEW));
    }

    private static List<Element> sources() {
        return List.of(
                Rows.words("username", "source", ANY, means("of its sources; needs `password`")),
                secret("password", ANY, differs("of its sources", "the global one does not count then")),
                number(
                        "source-timeout",
                        1,
                        86_400,
                        OF_LIMITS,
                        ANY,
                        means("seconds without a byte, after which its source counts as gone")),
                Rows.words(
                        "takeover",
                        "never, silent, always",
                        "never",
                        "silent",
                        OWN,
                        means("whether a second source with the same credentials takes the first one's place")),
                flag("hijack", "", KARL, means("yes is `takeover` always, no is never")),
                number(
                        "source-grace",
                        0,
                        300,
                        "0",
                        OWN,
                        means("seconds that a source may be away before listeners hear a fallback")),
                number("linger-for", 0, 300, "0", KARL, means("the same as `source-grace`")),
                flag("standby-sources", "0", OWN, means("whether a second source with the mount's login waits")),
                group(
                                "standby",
                                OWN,
                                means("an encoder that waits behind the others"),
                                Rows.words("username", "", OWN, means("")),
                                secret("password", OWN, means("")),
                                number("priority", 1, 100, "its place", OWN, means("the lowest is heard")))
                        .often(),
                Rows.words(
                        "charset",
                        "a charset",
                        "UTF-8",
                        "UTF-8, else Latin-1",
                        ANY,
                        means("of titles that don't say" + " theirs")),
                file("dump-file", ANY, means("where the stream is recorded, on the ingest that has the source"))
                        .with(
                                Rows.words(
                                        "@interpolation",
                                        "default, strftime, none, uuid",
                                        "uuid",
                                        "strftime",
                                        NEW,
                                        means("what `%` means in the name")),
                                number("@dump-file-size-limit", 0, 1L << 50, "0", NEW, means("as the element")),
                                number("@dump-file-time-limit", 0, 31_622_400, "0", NEW, means("as the element"))),
                number("dump-file-size-limit", 0, 1L << 50, "0", NEW, means("bytes after which a new file begins")),
                number("dump-file-time-limit", 0, 31_622_400, "0", NEW, means("seconds after which a new file begins")),
                file("on-connect", ANY, means("program that is run when a source comes, with the mount's name")),
                file("on-disconnect", ANY, means("program that is run when it goes, with the mount's name")),
                number("max-history", 1, 256, "", NEW, missing("titles that are over are not kept", "")));
    }

    private static List<Element> listeners() {
        return List.of(
                number("max-listeners", -1, 10_000_000, "-1", ANY, means("on all edges together; -1 for no limit")),
                number(
                        "max-listener-duration",
                        0,
                        31_622_400,
                        "0",
                        ANY,
                        means("seconds after which a listener is let go; 0 for never")),
                Rows.words(
                                "fallback-mount",
                                "a mount, or a file of the web root",
                                "/other.ogg",
                                "",
                                ANY,
                                differs(
                                        "what is heard while the source is away",
                                        "several may stand there, the best first; a file is paced by its own time"))
                        .often(),
                Rows.words(
                        "fallback-override",
                        "all, own, none, yes or no",
                        "own",
                        "own",
                        ANY,
                        differs("who comes back when the source is back", "the mount's own listeners, unless said")),
                flag("fallback-when-full", "0", ANY, means("whether those beyond `max-listeners` hear the fallback")),
                file("intro", ANY, means("file of the web root that each newcomer hears first")),
                size("burst-size", OF_LIMITS, ANY, means("what a newcomer gets at once")),
                size("queue-size", OF_LIMITS, ANY, means("how far a listener may fall behind")),
                number(
                        "mp3-metadata-interval",
                        -1,
                        1 << 20,
                        "-1",
                        ANY,
                        means("bytes between two titles; -1 as the source has it, else 16000")),
                same("metadata-interval", "mp3-metadata-interval", KARL),
                number("icy-metadata-interval", -1, 1 << 20, "-1", NEW, means("the same, in the words of 2.5")),
                Rows.words("icy-charset", "a charset", "UTF-8", "UTF-8", OWN, means("of titles told to listeners")),
                Rows.words(
                        "ogg",
                        "auto, continuous, chained",
                        "chained",
                        "auto",
                        OWN,
                        means("how a listener gets Ogg whose source begins new links")),
                flag("range-probe", "1", OWN, means("whether who asks for two bytes alone gets these alone")),
                flag("no-mount", "0", ANY, means("whether it is only reached as a fallback")),
                flag("allow-direct-access", "1", NEW, means("the contrary of `no-mount`")));
    }

    private static List<Element> words() {
        return List.of(
                Rows.words("stream-name", "as the source says", ANY, means("its name")),
                Rows.words("stream-description", "as the source says", ANY, means("")),
                Rows.words("stream-url", "as the source says", ANY, means("")),
                Rows.words("genre", "as the source says", ANY, means("")),
                Rows.words("bitrate", "as the source says", ANY, means("what is told of it")),
                Rows.words("type", "", ANY, missing("the type told is the stream's own", "the encoder's setting")),
                Rows.words("subtype", "", ANY, missing("the codecs told are the stream's own", "")),
                Rows.words(
                        "public",
                        "-1, client, yes or no",
                        "0",
                        "-1",
                        ANY,
                        means("whether directories are told; -1 and client as the source says")),
                flag("no-yp", "0", ANY, means("yes is `public` 0")),
                secret("cluster-password", ANY, means("what directories join mounts by")));
    }
}

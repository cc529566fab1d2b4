package floe.config.element;

import static floe.config.element.Icecast.KARL;
import static floe.config.element.Rows.*;

import java.util.List;

/// What only icecast-kh has in a mount.
final class MountsOfKarl {
    private MountsOfKarl() {}

    static List<Element> elements() {
        return List.of(
                group(
                                "fallback",
                                KARL,
                                means("the same as `fallback-mount`"),
                                words("mount", "a mount", "/third.ogg", "", KARL, means("")),
                                number("rate", 0, 1_000_000_000, "", KARL, needless("a file has its own pace")))
                        .often(),
                words(
                        "listenurl",
                        "an address",
                        "http://sample/",
                        "",
                        KARL,
                        missing(
                                "the address told is made of `<hostname>`, the first port and the mount",
                                "`<hostname>`")),
                words("limit-rate", "bits a second", "128k", "", KARL, needless("a source sends as fast as it does")),
                words(
                        "max-bandwidth",
                        "bits a second",
                        "10m",
                        "",
                        KARL,
                        missing("bandwidth is not limited", "`max-listeners`")),
                number("max-stream-duration", 0, 31_622_400, "0", KARL, missing("a source may stay", "the encoder")),
                words("redirect", "", KARL, missing("listeners are led nowhere else", "a name for all edges")),
                words("redirect-to", "", KARL, missing("listeners are led nowhere else", "a name for all edges")),
                number("wait-time", 0, 86_400, "0", KARL, missing("who finds nothing is told so at once", "")),
                number(
                        "ban-client",
                        -1,
                        31_622_400,
                        "0",
                        KARL,
                        missing("nobody is kept out for asking", "`<deny-ip>`")),
                number("intro-skip-replay", 0, 86_400, "0", KARL, missing("who comes again hears the intro again", "")),
                flag("filter-theora", "0", KARL, missing("pictures go to all who listen", "a stream without them")),
                flag("allow-url-ogg-metadata", "1", KARL, missing("titles may be told to Ogg streams too", "")),
                flag("admin_comments_only", "0", KARL, missing("titles of the stream itself are told too", "")),
                flag(
                        "ogg-passthrough",
                        "0",
                        KARL,
                        needless("Ogg pages go through as they are, where nothing is spliced")),
                flag("allow-chunked", "0", KARL, needless("streams are sent as they are")),
                flag("file-seekable", "1", KARL, needless("files can be asked for in parts")),
                flag("skip-accesslog", "0", KARL, needless("there is no log of who listens")),
                number("max-send-size", 0, 1 << 30, "0", KARL, needless("as much is sent as is due")),
                number(
                        "so-sndbuf",
                        0,
                        1 << 24,
                        "0",
                        KARL,
                        missing("mounts have no buffer of their own", "that of the" + " `<listen-socket>`")),
                group("accesslog", KARL, needless("there is no log of who listens")),
                group("preroll-log", KARL, needless("there is no log of who listens")));
    }
}

package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Icecast.KARL;
import static floe.config.element.Icecast.NEW;
import static floe.config.element.Icecast.OWN;
import static floe.config.element.Rows.*;

import java.util.List;

/// Where visitors come in, and what replies carry.
final class SocketElements {
    private static final String TLS = "yes, no, disabled, auto, auto_no_plain, rfc2817, rfc2818";

    private SocketElements() {}

    /// What old files have in place of a `<listen-socket>`.
    static List<Element> old() {
        return List.of(
                number("port", 0, 65_535, "8000", ANY, means("counts where there is no `<listen-socket>`")),
                address("bind-address", means("counts where there is no `<listen-socket>`")),
                mount(
                        "shoutcast-mount",
                        "/stream",
                        ANY,
                        means("what SHOUTcast sources feed, where their socket says nothing else")));
    }

    static Element socket() {
        return group(
                        "listen-socket",
                        ANY,
                        means("a public socket; one of plain HTTP at port 8000 where there is none"),
                        number(
                                "port",
                                0,
                                65_535,
                                "8000",
                                ANY,
                                means("the first one stands in addresses that the server tells; 0 lets the system"
                                        + " choose")),
                        address("bind-address", means("to listen at")),
                        words(
                                "tls",
                                TLS,
                                "auto",
                                "no",
                                NEW,
                                means("whether TLS is spoken: `auto` as the visitor likes, an empty element too")),
                        words("ssl", TLS, "no", "no", ANY, means("the older word for `tls`")),
                        mount(
                                "shoutcast-mount",
                                "that of the root",
                                ANY,
                                means("what SHOUTcast sources feed; the next port is for them")),
                        flag("shoutcast-compat", "0", ANY, means("whether this very port is for SHOUTcast sources")),
                        number(
                                "so-sndbuf",
                                0,
                                16 * 1024 * 1024,
                                "0",
                                ANY,
                                means("the kernel's buffer for each connection; 0 for Floe's own choice")),
                        flag(
                                "proxy-protocol",
                                "0",
                                OWN,
                                means("whether the proxies of `<x-forwarded-for>` say first of all whom they pass on")),
                        number("listen-backlog", 1, 65_535, "5", NEW, needless("4096 may wait to be let in")),
                        number("queue-len", 1, 65_535, "5", KARL, needless("4096 may wait to be let in")),
                        number(
                                "so-mss",
                                0,
                                65_535,
                                "0",
                                KARL,
                                missing(
                                        "segments have the size that the system gives" + " them",
                                        "the route's `advmss`")),
                        group(
                                "authentication",
                                NEW,
                                missing("sockets have no logins of their own", "those of the root and the mounts")),
                        group(
                                "http-headers",
                                NEW,
                                missing("sockets have no fields of their own", "`<http-headers>` at the root")),
                        words("@id", "", NEW, needless("only roles and resources speak of it")),
                        words(
                                "@type",
                                "normal or virtual",
                                "normal",
                                "normal",
                                NEW,
                                means("a virtual one is passed over")),
                        words("@on-behalf-of", "", NEW, missing("sockets stand for themselves only", "")))
                .often();
    }

    private static Element address(String name, Verdict verdict) {
        return words(name, "an address", "127.0.0.1", "0.0.0.0", ANY, verdict);
    }

    /// @param of whose replies
    static Element headers(String of) {
        return group(
                "http-headers",
                ANY,
                means("fields of " + of),
                group(
                                "header",
                                ANY,
                                differs(
                                        "a field; `Connection`, `Content-Length`, `Content-Type`, `Set-Cookie`,"
                                                + " `Trailer`, `Transfer-Encoding` and `Upgrade` are refused",
                                        "it takes the place of a generated one of its name"),
                                words("@name", "a field's name", "X-Sample", "", ANY, means("")),
                                words("@value", "", ANY, means("")),
                                words(
                                        "@status",
                                        "0–599, or a hundred as 4*",
                                        "404",
                                        "0",
                                        ANY,
                                        means("only for replies with it; 0 for all")),
                                words(
                                        "@type",
                                        "static or cors",
                                        "static",
                                        "static",
                                        ANY,
                                        differs(
                                                "",
                                                "`cors` without a value is what replies to pages of other origins say"
                                                        + " anyway")))
                        .often());
    }

    static Element events() {
        return group(
                "event-bindings",
                NEW,
                means("what is done when something happens"),
                group(
                                "event",
                                NEW,
                                means("`terminate` is refused; source-flags-changed, icecast-idle and icecast-active"
                                        + " never happen"),
                                words("@type", "log, exec or url", "log", "", NEW, means("")),
                                words(
                                        "@trigger",
                                        "names of events, as icecast-start,source-*",
                                        "source-*",
                                        "",
                                        NEW,
                                        means("")),
                                group(
                                                "option",
                                                NEW,
                                                means("of `log`: prefix, level; of `exec`: executable,"
                                                        + " default_arguments; of `url`: url, username, password,"
                                                        + " action, legacy"),
                                                words("@name", "prefix", "prefix", "", NEW, means("")),
                                                words("@value", "", NEW, means("")),
                                                words(
                                                        "@type",
                                                        "argument",
                                                        "sample",
                                                        "",
                                                        NEW,
                                                        means("of `exec`: one" + " more argument")))
                                        .often())
                        .often());
    }
}

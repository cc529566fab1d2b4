package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Icecast.KARL;
import static floe.config.element.Icecast.NEW;
import static floe.config.element.Icecast.OLD;
import static floe.config.element.Icecast.OWN;
import static floe.config.element.Rows.*;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Other servers: relays, masters, directories.
final class RelayElements {
    private RelayElements() {}

    /// @param meaning where it stands
    static Element relay(String meaning) {
        var flat = Stream.of(
                mount("local-mount", "as `mount`", ANY, means("its name here")),
                flag("on-demand", "that of `relays-on-demand`", ANY, means("whether only while somebody listens")),
                flag("enable", "1", KARL, means("no passes the relay over")),
                number("retry-delay", 0, 86_400, "", KARL, needless("it is after 1 s, 2 s, 4 s and so on to a minute")),
                number("run-on", 0, 86_400, "", KARL, needless("it is about a minute after the last listener")),
                several(
                        "upstream",
                        NEW,
                        "one of several servers, in the order to try them",
                        words(
                                "@type",
                                "normal or default",
                                "normal",
                                "normal",
                                NEW,
                                means("the default fills in the others"))),
                several(
                        "host",
                        KARL,
                        "the same, by their priorities",
                        number("priority", 1, 1000, "1000", KARL, means("the lowest is tried first"))),
                same("master", "host", KARL));
        var parts = Stream.concat(flat, upstream(ANY));
        return group("relay", ANY, means(meaning), parts.toArray(Element[]::new))
                .often();
    }

    private static Element several(String name, Set<Icecast> known, String meaning, Element own) {
        var parts = Stream.concat(Stream.of(own), upstream(known));
        return group(name, known, means(meaning), parts.toArray(Element[]::new)).often();
    }

    private static Stream<Element> upstream(Set<Icecast> known) {
        return Stream.of(
                words("server", "a host", "radio.example", "127.0.0.1", known, means("")),
                same("ip", "server", KARL),
                number("port", 1, 65_535, "80, with TLS 443", known, means("")),
                words("mount", "a path", "/sample", "/", known, means("")),
                words("uri", "an address", "http://radio.example/sample.ogg", "", NEW, means("all of it in one")),
                flag("tls", "0", KARL, means("whether TLS is spoken")),
                flag("ssl", "0", KARL, means("the older word for `tls`")),
                file("tls-ca", OWN, means("PEM file on the ingests to trust in place of Java's own")),
                words("username", "", known, means("needs `password`")),
                secret("password", known, means("needs `username`")),
                words("bind", "an address", "127.0.0.1", "", known, means("local address")),
                number("timeout", 1, 60, "10", KARL, means("seconds to connect and to get a reply")),
                flag("relay-shoutcast-metadata", "1", known, means("whether titles are asked for")),
                flag("relay-icy-metadata", "1", KARL, means("the same in icecast-kh")),
                group("http-headers", KARL, missing("requests have no fields of their own", "")));
    }

    /// A server all of whose mounts are fetched, in the words of the root.
    static List<Element> masters() {
        return List.of(
                flag("relays-on-demand", "0", ANY, means("whether all relays are on demand, unless they say")),
                words("master-server", "a host", "radio.example", "", ANY, means("all of its mounts are fetched")),
                number("master-server-port", 0, 65_535, "0", ANY, means("needed with it")),
                number("master-update-interval", 15, 3600, "120", ANY, means("seconds between two looks at its list")),
                words("master-username", "relay", ANY, means("")),
                secret("master-password", ANY, means("needed with it")),
                words("master-bind", "an address", "127.0.0.1", "", KARL, means("local address")),
                flag("master-relay-auth", "0", KARL, means("whether mounts are asked for with the same login")),
                number("master-ssl-port", 0, 65_535, "0", KARL, means("for TLS")),
                flag("master-tls", "0", OWN, means("whether TLS is spoken")),
                file("master-tls-ca", OWN, means("PEM file on the ingests to trust in place of Java's own")),
                number("master-redirect-port", 0, 65_535, "0", OLD, redirect()),
                flag("master-redirect", "0", OLD, redirect()),
                number("max-redirect-slaves", 0, 100_000, "0", OLD, redirect()),
                group("redirect", KARL, redirect()).often());
    }

    static Element master() {
        return group(
                "master",
                KARL,
                means("the same in icecast-kh"),
                words("server", "a host", "radio.example", "", KARL, means("")),
                number("port", 0, 65_535, "0", KARL, means("")),
                number("ssl-port", 0, 65_535, "0", KARL, means("for TLS")),
                flag("tls", "0", OWN, means("whether TLS is spoken")),
                file("tls-ca", OWN, means("as `master-tls-ca`")),
                words("username", "relay", KARL, means("")),
                secret("password", KARL, means("")),
                words("bind", "an address", "127.0.0.1", "", KARL, means("local address")),
                number("interval", 15, 3600, "120", KARL, means("as `master-update-interval`")),
                flag("relay-auth", "0", KARL, means("as `master-relay-auth`")),
                flag("on-demand", "that of `relays-on-demand`", KARL, means("")),
                flag("redirect", "0", KARL, redirect()),
                number("retry-delay", 0, 86_400, "", KARL, needless("it is after 1 s, 2 s, 4 s and so on to a minute")),
                number("run-on", 0, 86_400, "", KARL, needless("it is about a minute after the last listener")));
    }

    private static Verdict redirect() {
        return missing("listeners are led nowhere else", "more edges behind one name");
    }

    static List<Element> directories() {
        return List.of(
                group(
                                "directory",
                                ANY,
                                means("a directory that is told of public mounts; at most 25"),
                                words("yp-url", "an address", "http://dir.example/yp", "", ANY, means("")),
                                number(
                                        "yp-url-timeout",
                                        0,
                                        86_400,
                                        "6",
                                        ANY,
                                        means("seconds; what is not 1–10 counts as 6")),
                                number("touch-interval", 0, 86_400, "30", ANY, means("seconds; at least 30")),
                                group("server", OLD, needless("it is out of use since Icecast 2.0")))
                        .often(),
                group(
                                "yp-directory",
                                NEW,
                                means("the same in the words of 2.5"),
                                words("@url", "an address", "https://dir.example/yp", "", NEW, means("")),
                                group(
                                                "option",
                                                NEW,
                                                means("timeout, touch-interval; listen-socket is passed over"),
                                                words(
                                                        "@name",
                                                        "timeout or touch-interval",
                                                        "timeout",
                                                        "",
                                                        NEW,
                                                        means("")),
                                                number("@value", 0, 86_400, "", NEW, means("seconds")))
                                        .often())
                        .often());
    }
}

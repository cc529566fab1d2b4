package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Icecast.KARL;
import static floe.config.element.Icecast.NEW;
import static floe.config.element.Icecast.OLD;
import static floe.config.element.Icecast.OWN;
import static floe.config.element.Icecast.XIPH;
import static floe.config.element.Rows.*;

import java.util.List;

/// The server as a whole.
final class ServerElements {
    private ServerElements() {}

    static List<Element> server() {
        return List.of(
                Rows.words("location", "Earth", ANY, means("shown in statistics")),
                Rows.words("admin", "icemaster@localhost", ANY, means("who can be written to; shown in statistics")),
                Rows.words(
                        "hostname",
                        "a name or an address",
                        "radio.example",
                        "localhost",
                        ANY,
                        means("in addresses that the server tells, where the request names no host")),
                Rows.words("server-id", "Floe", ANY, means("the `Server` field of replies")),
                same("server_id", "server-id", KARL),
                flag("fileserve", "1", ANY, means("whether files of the web root are shown")),
                file(
                        "mime-types",
                        XIPH,
                        missing("files have the types that their usual endings stand for", "the endings")),
                flag(
                        "icelogin",
                        "0",
                        OLD,
                        missing(
                                "the field ice-password is not looked at",
                                "an encoder that sends a user and a password, or `<shoutcast-mount>` in a"
                                        + " `<listen-socket>`")),
                secret("source-password", ANY, means("as in `<authentication>`, which counts before it")),
                file("include", KARL, refused("other files are not read", "one file with everything")));
    }

    static Element limits() {
        return group(
                "limits",
                ANY,
                means("what a node admits"),
                number(
                        "clients",
                        1,
                        1_000_000,
                        "256",
                        ANY,
                        differs("listeners at once on a node", "sources, pages and administrators are not counted")),
                number(
                        "max-listeners",
                        1,
                        1_000_000,
                        "",
                        KARL,
                        means("listeners at once on a node; the lower of this and `clients` counts")),
                number("sources", 0, 100_000, "16", ANY, means("sources at once on a node")),
                number(
                        "connections-per-address",
                        0,
                        1_000_000,
                        "0",
                        OWN,
                        means("listeners at once from one address on a node; 0 for no limit")),
                size(
                        "queue-size",
                        "512000",
                        ANY,
                        differs(
                                "how far a listener may fall behind; seconds count as at 320 kbit/s",
                                "who takes nothing for 30 s is let go, however long it is")),
                size("burst-size", "65536", ANY, means("what a newcomer gets at once")),
                flag("burst-on-connect", "1", ANY, means("no is `burst-size` 0")),
                number("header-timeout", 1, 600, "15", ANY, means("seconds for a request's head")),
                number(
                        "source-timeout",
                        1,
                        86_400,
                        "10",
                        ANY,
                        means("seconds without a byte, after which a source counts as gone")),
                number("client-timeout", 1, 86_400, "30", ANY, needless("Icecast itself does nothing with it")),
                number("threadpool", 0, 10_000, "4", ANY, needless("Icecast itself does nothing with it")),
                number("workers", 0, 10_000, "1", KARL, needless("there is one event loop for each core")),
                size("min-queue-size", "", KARL, needless("enough is kept for any burst")),
                number("body-timeout", 1, 600, "25", NEW, needless("what is not a stream has limits of its own")),
                number("bodysize", 1, 65_536, "4096", NEW, needless("what is not a stream has limits of its own")),
                number(
                        "server-idle-timeout",
                        15,
                        3600,
                        "300",
                        NEW,
                        missing("the events icecast-idle and icecast-active never happen", "")),
                Rows.words(
                        "max-bandwidth",
                        "bits a second",
                        "10m",
                        "",
                        KARL,
                        missing("bandwidth is not limited", "`clients`, or the network's own means")),
                number(
                        "inactivity-timeout",
                        0,
                        86_400,
                        "0",
                        KARL,
                        missing(
                                "listeners may stay where nothing is heard",
                                "`max-listener-duration` in the `<mount>`")));
    }

    static Element authentication() {
        return group(
                "authentication",
                ANY,
                means("who may do what"),
                secret("source-password", ANY, means("of sources, whose user is `source`"))
                        .with(Rows.words(
                                "@mount",
                                "",
                                ANY,
                                refused("passwords of one mount stand in its `<mount>`", "`<password>` there"))),
                Rows.words("admin-user", "", ANY, means("the administrator; needs `admin-password`")),
                secret("admin-password", ANY, means("of the administrator; needs `admin-user`")),
                Rows.words("relay-user", "relay", ANY, means("of other servers that ask for the list of mounts")),
                secret("relay-password", ANY, means("of other servers that ask for the list of mounts")),
                Rows.words(
                        "shoutcast-user",
                        "source",
                        NEW,
                        needless("who sends only a password is let in by any login of the mount")),
                group(
                                "role",
                                NEW,
                                missing(
                                        "there are no roles: nobody is let in or kept out by them",
                                        "`<source-password>`, `<admin-password>`, and `<username>` and `<password>` in"
                                                + " each `<mount>`"))
                        .often());
    }
}

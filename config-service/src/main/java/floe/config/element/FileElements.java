package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Icecast.KARL;
import static floe.config.element.Icecast.NEW;
import static floe.config.element.Icecast.OWN;
import static floe.config.element.Rows.*;

/// Files, logs, and what has to do with the system.
final class FileElements {
    private static final String SUITES = "OpenSSL's names";
    private static final Verdict STDOUT = needless("the log goes to standard output, and to whatever keeps that");

    private FileElements() {}

    static Element paths() {
        return group(
                "paths",
                ANY,
                means("where files lie; relative paths begin at the folder of icecast.xml"),
                file("webroot", ANY, means("folder of fallbacks, intros and files that anybody may ask for")),
                file("deny-ip", ANY, means("list of addresses and networks that are kept out")),
                same("ban-file", "deny-ip", KARL),
                same("banfile", "deny-ip", KARL),
                file("allow-ip", ANY, means("list of those who alone are let in")),
                file("deny-agents", KARL, means("list of players that get no stream")),
                words(
                                "x-forwarded-for",
                                "addresses and networks",
                                "10.0.0.0/8",
                                "",
                                KARL,
                                means("proxies whose word on the visitors behind them is believed"))
                        .often(),
                words(
                        "forwarded-field",
                        "a field's name",
                        "X-Real-IP",
                        "X-Forwarded-For",
                        OWN,
                        means("the field that they write")),
                file("ssl-certificate", ANY, means("PEM file with the certificate, and the key where that has no own")),
                same("ssl_certificate", "ssl-certificate", KARL),
                file("ssl-private-key", KARL, means("PEM file with the key")),
                words("ssl-allowed-ciphers", SUITES, "HIGH", "", ANY, suites()),
                file("tls-certificate", NEW, means("as `ssl-certificate`, which it counts before")),
                file("tls-key", NEW, means("as `ssl-private-key`, which it counts before")),
                words("tls-allowed-ciphers", SUITES, "HIGH", "", NEW, suites()),
                profile(),
                file("ssl-cafile", KARL, missing("visitors' certificates are not looked at", "")),
                group(
                                "alias",
                                ANY,
                                missing(
                                        "a path is what it says; `/` shows what is on",
                                        "a file of that name in the web root, or the proxy in front"))
                        .often(),
                group(
                                "resource",
                                NEW,
                                missing(
                                        "a path is what it says; `/` shows what is on",
                                        "a file of that name in the web root, or the proxy in front"))
                        .often(),
                file(
                        "mime-types",
                        KARL,
                        missing("files have the types that their usual endings stand for", "the" + " endings")),
                file("geoipdb", NEW, missing("nobody is looked up by country", "")),
                file("adminroot", ANY, needless("administration needs no files here")),
                file("basedir", ANY, needless("only chroot needs it")),
                file("logdir", ANY, STDOUT),
                file("pidfile", ANY, needless("whoever starts it knows its number: systemd, a container")),
                file("nulldevice", NEW, needless("programs that are run get the null device")),
                file("reportxmldb", NEW, needless("errors are told in words")).often());
    }

    private static Element profile() {
        return words(
                "tls-profile", "intermediate, modern", "modern", "intermediate", OWN, means("TLS 1.2 and 1.3, or 1.3"));
    }

    private static Verdict suites() {
        return differs("which of the TLS 1.2 suites are spoken", "it can choose among the profile's, and add none");
    }

    static Element security() {
        return group(
                "security",
                ANY,
                means("how it is kept apart"),
                group(
                        "tls-context",
                        NEW,
                        means("where 2.5 has certificate and key; counts before `<paths>`"),
                        file("tls-certificate", NEW, means("as in `<paths>`")),
                        file("tls-key", NEW, means("as in `<paths>`")),
                        words("tls-allowed-ciphers", SUITES, "HIGH", "", NEW, suites()),
                        profile(),
                        words("@implementation", "", NEW, needless("there is one"))),
                flag(
                        "chroot",
                        "0",
                        ANY,
                        missing(
                                "it sees the files that its user sees",
                                "systemd's `RootDirectory=`," + " or a container")),
                group(
                        "changeowner",
                        ANY,
                        missing("it stays the user that starts it", "systemd's `User=` and `Group=`")),
                group("prng-seed", NEW, needless("chance comes from the system"))
                        .often());
    }

    static Element logging() {
        return group(
                "logging",
                ANY,
                means("what is written down"),
                file(
                        "accesslog",
                        ANY,
                        missing(
                                "who listens is not written down, with or without an address",
                                "the figures at `/metrics`")),
                file(
                        "playlistlog",
                        ANY,
                        missing("titles are not written down", "an `<event>` for" + " format-metadata-changed")),
                file("errorlog", ANY, STDOUT),
                words(
                        "loglevel",
                        "1–4, error, warning, information, debug",
                        "2",
                        "3",
                        ANY,
                        means("how much all nodes tell: what went wrong, what is not as it should be, what changes,"
                                + " everything")),
                number("logsize", 0, Integer.MAX_VALUE, "", ANY, STDOUT),
                flag("logarchive", "0", ANY, STDOUT),
                number("memorybacklog", 0, 1024, "64", NEW, STDOUT).often(),
                group("preroll-log", KARL, needless("there is no log of who listens")),
                flag("accesslog_ip", "1", KARL, needless("there is no log of who listens")),
                words("accesslog_exclude_ext", "", KARL, needless("there is no log of who listens")),
                number("accesslog_lines", 0, 100_000, "", KARL, needless("there is no log of who listens")),
                number("errorlog_lines", 0, 100_000, "", KARL, STDOUT),
                number("playlistlog_lines", 0, 100_000, "", KARL, needless("titles are not written down")));
    }
}

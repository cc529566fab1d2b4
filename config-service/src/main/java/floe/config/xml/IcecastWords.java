package floe.config.xml;

import java.util.Set;

/// The elements that Icecast 2.4, 2.5 and icecast-kh know and Floe passes over.
final class IcecastWords {
    /// Without a counterpart here: nothing is lost by passing them over.
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "client-timeout",
            "threadpool",
            "basedir",
            "pidfile",
            "logdir",
            "adminroot",
            "nulldevice",
            "chroot",
            "changeowner",
            "prng-seed",
            "logging",
            "security");

    private static final Set<String> FOR_LATER = Set.of(
            "accept",
            "alias",
            "body-timeout",
            "bodysize",
            "fallback",
            "geoipdb",
            "icelogin",
            "listen-backlog",
            "master-port",
            "master-redirect",
            "max-history",
            "max-redirect-slaves",
            "mime-types",
            "min-queue-size",
            "queue-len",
            "redirect",
            "reportxmldb",
            "resource",
            "role",
            "server-idle-timeout",
            "shoutcast-user",
            "so-mss",
            "ssl-cafile",
            "subtype",
            "type",
            "authentication",
            "http-headers");

    private IcecastWords() {}

    static void passOver(XmlElement element, Findings findings) {
        var name = element.name();
        if (name.equals("include") || name.endsWith(":include")) {
            findings.error(element, "other files cannot be included");
        } else if (WITHOUT_MEANING.contains(name)) {
            findings.warn(element, "has no meaning here; passed over");
        } else if (FOR_LATER.contains(name)) {
            findings.warn(element, "is not supported yet; passed over");
        } else {
            findings.warn(element, "is unknown; passed over");
        }
    }
}

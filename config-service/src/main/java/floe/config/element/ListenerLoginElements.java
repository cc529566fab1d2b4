package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Icecast.NEW;
import static floe.config.element.Rows.*;

/// How listeners log in.
final class ListenerLoginElements {
    private static final String OPTIONS =
            "of both types `allow_duplicate_users`: whether one user may listen more than once at a time, on one edge; no,"
                    + " unless said. Of `htpasswd` `filename`: users and the MD5 sums of their passwords, a line"
                    + " `user:MD5` each. Of `url` `listener_add`: the address that is asked, without it anybody may"
                    + " listen; `listener_remove`: the address that is told when one has gone; `username`, `password`:"
                    + " for these; `auth_header`: what lets one in, `icecast-auth-user: 1` unless said;"
                    + " `timelimit_header`; `headers`, `header_prefix`; and of icecast-kh `timeout` (seconds, 1–60, 15)"
                    + " and `presume_innocent`";

    private ListenerLoginElements() {}

    static Element authentication() {
        return group(
                "authentication",
                ANY,
                differs(
                        "how its listeners log in",
                        "that of the default mount counts for all mounts that have none; files of the web root and"
                                + " pages are open; sources are not asked for (`stream_auth`), and nobody is told of"
                                + " mounts (`mount_add`, `mount_remove`)"),
                words(
                        "@type",
                        "htpasswd or url",
                        "htpasswd",
                        "",
                        ANY,
                        differs("", "others (`command`) are passed over with a warning: then anybody may listen")),
                group(
                                "option",
                                ANY,
                                means(OPTIONS),
                                words("@name", "the option's name", "filename", "", ANY, means("")),
                                words("@value", "", ANY, means("")))
                        .often(),
                group(
                                "role",
                                NEW,
                                missing(
                                        "roles are unknown here, and anybody may listen where there is nothing else",
                                        "`<authentication type=\"htpasswd\">`; `<username>` and `<password>` for"
                                                + " sources"))
                        .often());
    }
}

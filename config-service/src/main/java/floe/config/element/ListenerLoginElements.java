package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Icecast.NEW;
import static floe.config.element.Rows.*;

/// How listeners log in.
final class ListenerLoginElements {
    private ListenerLoginElements() {}

    static Element authentication() {
        return group(
                "authentication",
                ANY,
                differs(
                        "how its listeners log in",
                        "that of the default mount counts for all mounts that have none; files of the web root and"
                                + " pages are open"),
                words(
                        "@type",
                        "htpasswd",
                        "htpasswd",
                        "",
                        ANY,
                        differs(
                                "",
                                "others (`url`, `command`) are passed over with a warning: then anybody may listen")),
                group(
                                "option",
                                ANY,
                                means("`filename`: users and the MD5 sums of their passwords, a line `user:MD5` each;"
                                        + " `allow_duplicate_users`: whether one of them may listen more than once at"
                                        + " a time, on one edge; no, unless said"),
                                words("@name", "filename or allow_duplicate_users", "filename", "", ANY, means("")),
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

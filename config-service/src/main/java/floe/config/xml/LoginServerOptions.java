package floe.config.xml;

import floe.mount.ListenerLogin;
import floe.mount.ListenerLogin.Account;
import floe.mount.ListenerLogin.Yes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads an `<authentication type="url">`.
final class LoginServerOptions {
    private static final int USUAL_SECONDS = 15;
    private static final int MOST_SECONDS = 60;
    private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final List<String> KNOWN = List.of(
            LoginOptions.TOGETHER,
            "auth_header",
            "header_prefix",
            "headers",
            "listener_add",
            "listener_remove",
            "password",
            "presume_innocent",
            "timelimit_header",
            "timeout",
            "username");

    private final LoginOptions options;

    private LoginServerOptions(LoginOptions options) {
        this.options = options;
    }

    static ListenerLogin read(XmlElement element, Findings findings) {
        return new LoginServerOptions(new LoginOptions(element, KNOWN, findings)).read();
    }

    private ListenerLogin.Asked read() {
        return new ListenerLogin.Asked(
                options.value("listener_add", WebAddress::of).orElse(null),
                options.value("listener_remove", WebAddress::of).orElse(null),
                account(),
                options.value("auth_header", LoginServerOptions::yes).orElse(Yes.USUAL),
                options.value("timelimit_header", LoginServerOptions::field).orElse("icecast-auth-timelimit"),
                options.value("headers", LoginServerOptions::fields).orElse(List.of()),
                options.text("header_prefix", ""),
                Duration.ofSeconds(
                        options.value("timeout", LoginServerOptions::seconds).orElse((long) USUAL_SECONDS)),
                options.flag("presume_innocent", false),
                options.flag(LoginOptions.TOGETHER, false));
    }

    private @Nullable Account account() {
        return options.filled("username")
                .map(user -> new Account(user, options.secret("password")))
                .orElse(null);
    }

    private static Yes yes(String text) {
        int colon = text.indexOf(':');
        var value = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    Values.quoted(text) + "; allowed: a field and its value, as icecast-auth-user: 1");
        }
        return new Yes(field(text.substring(0, colon)), value);
    }

    /// With or without the colon behind it.
    private static String field(String text) {
        var name = (text.endsWith(":") ? text.substring(0, text.length() - 1) : text).strip();
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(Values.quoted(text) + " is no field's name");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> fields(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(LoginServerOptions::field)
                .toList();
    }

    private static Long seconds(String text) {
        return Values.number(text, 1, MOST_SECONDS);
    }
}

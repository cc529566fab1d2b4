package floe.ingest.event;

import floe.http.Form;
import floe.mount.EventBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How an occasion is put: as arguments and environment, as a form, as a line; by the names of Icecast 2.5.
final class HookWords {
    private HookWords() {}

    /// What follows the program's name. `legacy`: the mount, if one is meant.
    static List<String> arguments(EventBinding binding, Occasion occasion) {
        var arguments = new ArrayList<String>();
        switch (binding.options().getOrDefault("default_arguments", "legacy")) {
            case "no_defaults" -> {}
            case "uri" -> arguments.add(occasion.uri());
            case "uri_and_trigger" -> {
                arguments.add(occasion.uri());
                arguments.add(occasion.trigger().label());
            }
            default -> Optional.ofNullable(occasion.mount()).ifPresent(mount -> arguments.add(mount.path()));
        }
        arguments.addAll(binding.arguments());
        return arguments;
    }

    /// The variables that are known. No value has a NUL, which no environment can carry.
    static Map<String, String> environment(Occasion occasion) {
        var words = new TreeMap<String, String>();
        var server = occasion.config().server();
        put(words, "ICECAST_VERSION", server.serverId());
        put(words, "ICECAST_HOSTNAME", server.hostname());
        put(words, "ICECAST_ADMIN", server.admin());
        put(words, "EVENT_TRIGGER", occasion.trigger().label());
        put(words, "SOURCE_ACTION", occasion.trigger().label());
        occasion.settings().ifPresent(settings -> {
            put(words, "EVENT_URI", occasion.uri());
            put(words, "MOUNT_NAME", settings.words().name());
            put(words, "MOUNT_DESCRIPTION", settings.words().description());
            put(words, "MOUNT_URL", settings.words().url());
            put(words, "MOUNT_GENRE", settings.words().genre());
        });
        putSource(words, occasion);
        put(words, "DUMPFILE_FILENAME", occasion.dump() == null ? null : String.valueOf(occasion.dump()));
        return words;
    }

    private static void putSource(Map<String, String> words, Occasion occasion) {
        occasion.claim().ifPresent(claim -> {
            var settings = occasion.config().mount(claim.mount());
            put(words, "SOURCE_MOUNTPOINT", claim.mount().path());
            put(words, "SOURCE_MEDIA_TYPE", claim.contentType());
            put(words, "SOURCE_INSTANCE", occasion.sourceInstance().orElse(null));
            put(words, "SOURCE_PUBLIC", Boolean.toString(settings.source().isPublic(claim.headers())));
            put(words, "SOURCE_HIDDEN", Boolean.toString(settings.hidden()));
            put(words, "CLIENT_IP", occasion.peer());
            put(words, "CLIENT_USERAGENT", claim.userAgent());
            put(words, "CLIENT_ID", Long.toString(claim.epoch()));
            put(words, "CLIENT_CONNECTION_TIME", Long.toString(claim.sinceMillis() / 1000));
            put(words, "CLIENT_ADMIN_COMMAND", "-1");
        });
    }

    private static void put(Map<String, String> words, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            words.put(name, value.replace("\0", ""));
        }
    }

    /// The form of Icecast's `legacy` body, or, when that is turned off, the environment's words in its place.
    ///
    /// @param instance of this ingest, a UUID
    static String form(EventBinding binding, Occasion occasion, String instance) {
        var form = new Form();
        var server = occasion.config().server();
        if (binding.options().getOrDefault("legacy", "true").matches("(?i)0|false|no|off")) {
            environment(occasion).forEach((name, value) -> form.with(name.toLowerCase(Locale.ROOT), value));
        } else {
            var claim = occasion.claim();
            long since = claim.map(it -> it.sinceMillis()).orElse(occasion.nowMillis());
            form.with(
                            "action",
                            binding.options()
                                    .getOrDefault("action", occasion.trigger().label()))
                    .with("mount", occasion.uri())
                    .with("client", claim.map(it -> Long.toString(it.epoch())).orElse("0"))
                    .with("role", "")
                    .with("username", "")
                    .with("ip", occasion.peer())
                    .with("source-instance", occasion.sourceInstance().orElse(""))
                    .with(
                            "agent",
                            claim.map(it -> it.userAgent())
                                    .filter(it -> !it.isEmpty())
                                    .orElse("-"))
                    .with("duration", Long.toString(Math.max(0, (occasion.nowMillis() - since) / 1000)))
                    .with("admin", "-1");
        }
        return form.with("server", server.hostname())
                .with("port", Integer.toString(server.port()))
                .with("server-instance", instance)
                .text();
    }

    /// One line for the log.
    static String line(EventBinding binding, Occasion occasion) {
        return binding.options().getOrDefault("prefix", "Event") + ": "
                + occasion.trigger().label()
                + (occasion.mount() == null ? "" : " mount=" + occasion.mount())
                + (occasion.dump() == null ? "" : " file=" + occasion.dump());
    }
}

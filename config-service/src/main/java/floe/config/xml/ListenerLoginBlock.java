package floe.config.xml;

import floe.config.registry.Place;
import floe.mount.ListenerLogin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the `<authentication>` of a `<mount>`: how its listeners log in. One that is there counts in place of that of
/// the default mount, whatever it says.
final class ListenerLoginBlock {
    private final XmlElement element;
    private final Map<String, Place> files;
    private final Findings findings;

    private ListenerLoginBlock(XmlElement element, Map<String, Place> files, Findings findings) {
        this.element = element;
        this.files = files;
        this.findings = findings;
    }

    /// @param files gets those of users, and where they are named
    static @Nullable ListenerLogin read(Block mount, Map<String, Place> files, Findings findings) {
        return mount.scalar("authentication")
                .flatMap(element -> new ListenerLoginBlock(element, files, findings).read())
                .orElse(null);
    }

    private Optional<ListenerLogin> read() {
        var type = element.attribute("type", "");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "htpasswd" -> listed();
            case "url" -> Optional.of(LoginServerOptions.read(element, findings));
            case "" -> {
                boolean isEmpty =
                        element.children().stream().allMatch(it -> it.name().equals("role"));
                yield isEmpty ? Optional.empty() : passOver("it has no type");
            }
            default -> passOver("the type " + Values.quoted(type) + " is unknown");
        };
    }

    private Optional<ListenerLogin> passOver(String why) {
        findings.warn(
                element,
                "is passed over: " + why + ", so that anybody may listen; instead: type=\"htpasswd\", type=\"url\","
                        + " <allow-ip> or a proxy");
        return Optional.empty();
    }

    private Optional<ListenerLogin> listed() {
        var options = new LoginOptions(element, List.of(LoginOptions.TOGETHER, "filename"), findings);
        var file = options.text("filename", "");
        if (file.isEmpty()) {
            findings.error(element, "needs an <option name=\"filename\" value=\"…\"/>: who else may listen?");
            return Optional.empty();
        }
        files.putIfAbsent(file, element.place());
        return Optional.of(new ListenerLogin.Listed(file, options.flag(LoginOptions.TOGETHER, false)));
    }
}

package floe.config.xml;

import floe.config.registry.Place;
import floe.mount.ListenerLogin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the `<authentication>` of a `<mount>`: how its listeners log in. One that is there counts in place of that of
/// the default mount, whatever it says.
final class ListenerLoginBlock {
    private static final String FILE = "filename";
    private static final String TOGETHER = "allow_duplicate_users";
    private static final List<String> OF_HTPASSWD = List.of(TOGETHER, FILE);

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
        var block = Block.of(element, findings);
        var options = block.all("option");
        var type = element.attribute("type", "");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "htpasswd" -> htpasswd(options);
            case "url" -> passOver("other servers are not asked whether somebody may listen");
            case "" ->
                element.children().stream().allMatch(it -> it.name().equals("role"))
                        ? Optional.empty()
                        : passOver("it has no type");
            default -> passOver("the type " + Values.quoted(type) + " is unknown");
        };
    }

    private Optional<ListenerLogin> passOver(String why) {
        findings.warn(
                element,
                "is passed over: " + why + ", so that anybody may listen; instead: type=\"htpasswd\", <allow-ip> or a"
                        + " proxy");
        return Optional.empty();
    }

    private Optional<ListenerLogin> htpasswd(List<XmlElement> options) {
        var values = new TreeMap<String, String>();
        for (var option : options) {
            var name = option.attribute("name", "").toLowerCase(Locale.ROOT);
            if (OF_HTPASSWD.contains(name)) {
                values.put(name, option.attribute("value", ""));
            } else {
                findings.warn(
                        option, Values.quoted(name) + " is passed over; allowed: " + String.join(", ", OF_HTPASSWD));
            }
        }
        var file = values.getOrDefault(FILE, "");
        if (file.isEmpty()) {
            findings.error(element, "needs an <option name=\"filename\" value=\"…\"/>: who else may listen?");
            return Optional.empty();
        }
        files.putIfAbsent(file, element.place());
        return Optional.of(new ListenerLogin(file, flag(values.getOrDefault(TOGETHER, "0"))));
    }

    private boolean flag(String text) {
        try {
            return Values.flag(text);
        } catch (IllegalArgumentException e) {
            findings.error(element, TOGETHER + " " + e.getMessage());
            return false;
        }
    }
}

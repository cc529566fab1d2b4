package floe.config.xml;

import floe.mount.EventBinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The `<option>`s of an `<event>`: `name` and `value`, or `type="argument"` and `value`.
///
/// @param named those that the kind of event knows
record EventOptions(Map<String, String> named, List<String> arguments) {
    private static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug");
    private static final Set<String> DEFAULT_ARGUMENTS =
            Set.of("default", "legacy", "no_defaults", "uri", "uri_and_trigger");

    static Optional<EventOptions> read(XmlElement event, Kind kind, Findings findings) {
        var named = new TreeMap<String, String>();
        var arguments = new ArrayList<String>();
        var block = Block.of(event, findings);
        for (var option : block.all("option")) {
            var value = option.attributes().getOrDefault("value", "");
            var name = option.attribute("name", "").toLowerCase(Locale.ROOT);
            if (option.attribute("type", "").equals("argument") && kind == Kind.EXEC) {
                arguments.add(value);
            } else if (known(kind).contains(name)) {
                named.put(name, value);
                refusal(name, value).ifPresent(why -> findings.error(option, name + " " + why));
            } else {
                findings.warn(
                        option, Values.quoted(name) + " is passed over; allowed: " + String.join(", ", known(kind)));
            }
        }
        return needed(kind)
                .filter(it -> named.getOrDefault(it, "").isBlank())
                .map(missing -> {
                    findings.error(event, "needs an <option name=\"" + missing + "\" value=\"…\"/>");
                    return Optional.<EventOptions>empty();
                })
                .orElseGet(() -> Optional.of(new EventOptions(named, arguments)));
    }

    private static List<String> known(Kind kind) {
        return switch (kind) {
            case LOG -> List.of("level", "prefix");
            case EXEC -> List.of("default_arguments", "executable");
            case URL -> List.of("action", "legacy", "password", "url", "username");
        };
    }

    private static Optional<String> needed(Kind kind) {
        return switch (kind) {
            case LOG -> Optional.empty();
            case EXEC -> Optional.of("executable");
            case URL -> Optional.of("url");
        };
    }

    private static Optional<String> refusal(String name, String value) {
        return switch (name) {
            case "level" -> oneOf(value, LEVELS);
            case "default_arguments" -> oneOf(value, DEFAULT_ARGUMENTS);
            case "legacy" -> reason(() -> Values.flag(value));
            case "url" -> reason(() -> WebAddress.of(value));
            default -> Optional.empty();
        };
    }

    private static Optional<String> oneOf(String value, Set<String> allowed) {
        return allowed.contains(value)
                ? Optional.empty()
                : Optional.of(Values.quoted(value) + "; allowed: "
                        + String.join(", ", allowed.stream().sorted().toList()));
    }

    private static Optional<String> reason(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

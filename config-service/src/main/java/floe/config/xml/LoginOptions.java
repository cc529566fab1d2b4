package floe.config.xml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The `<option>`s of an `<authentication>`. Those that nobody knows are named.
final class LoginOptions {
    /// What all types know.
    static final String TOGETHER = "allow_duplicate_users";

    private final Map<String, XmlElement> options = new TreeMap<>();
    private final Findings findings;

    /// @param known in lower case
    LoginOptions(XmlElement authentication, List<String> known, Findings findings) {
        this.findings = findings;
        for (var option : Block.of(authentication, findings).all("option")) {
            var name = option.attribute("name", "").toLowerCase(Locale.ROOT);
            if (known.contains(name)) {
                options.put(name, option);
            } else {
                findings.warn(option, Values.quoted(name) + " is passed over; allowed: " + String.join(", ", known));
            }
        }
    }

    /// The value without the white space around it.
    String text(String name, String otherwise) {
        return filled(name).orElse(otherwise);
    }

    /// The same, absent when there is nothing in it.
    Optional<String> filled(String name) {
        return Optional.ofNullable(options.get(name))
                .map(option -> option.attribute("value", ""))
                .filter(value -> !value.isEmpty());
    }

    /// The value as it stands.
    String secret(String name) {
        var option = options.get(name);
        return option == null ? "" : option.attributes().getOrDefault("value", "");
    }

    boolean flag(String name, boolean otherwise) {
        return value(name, Values::flag).orElse(otherwise);
    }

    /// What `reader` makes of a value; its refusal becomes an error at the option.
    <T> Optional<T> value(String name, Function<String, T> reader) {
        try {
            return filled(name).map(reader);
        } catch (IllegalArgumentException e) {
            var option = options.get(name);
            if (option != null) {
                findings.error(option, name + " " + e.getMessage());
            }
            return Optional.empty();
        }
    }
}

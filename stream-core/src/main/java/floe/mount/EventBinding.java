package floe.mount;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is done when something happens (icecast.xml: `<event-bindings>` of Icecast 2.5).
///
/// @param triggers names; a final `*` stands for any ending, a leading `!` takes back, wherever it stands; a list that
///     only takes back begins with all
/// @param options by their names in icecast.xml, as far as `kind` knows them
/// @param arguments of a program, after the default ones
public record EventBinding(List<String> triggers, Kind kind, Map<String, String> options, List<String> arguments) {
    /// What is done.
    public enum Kind {
        LOG,
        EXEC,
        URL
    }

    public EventBinding {
        triggers = List.copyOf(triggers);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        arguments = List.copyOf(arguments);
    }

    /// Whether this is done then.
    public boolean isFor(EventTrigger trigger) {
        boolean named = triggers.stream().filter(it -> !it.startsWith("!")).anyMatch(trigger::fits);
        boolean onlyTakesBack = triggers.stream().allMatch(it -> it.startsWith("!"));
        boolean takenBack = triggers.stream()
                .filter(it -> it.startsWith("!"))
                .anyMatch(it -> trigger.fits(it.substring(1).strip()));
        return (named || onlyTakesBack) && !takenBack;
    }

    /// Options may be secrets.
    @Override
    public String toString() {
        return kind + " on " + triggers;
    }
}

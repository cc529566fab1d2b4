package floe.mount;

import java.util.List;
import java.util.Map;

/// What is done when something happens (icecast.xml: `<event-bindings>` of Icecast 2.5).
///
/// @param triggers names; a final `*` stands for any ending, a leading `!` takes back
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
        options = Map.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /// Options may be secrets.
    @Override
    public String toString() {
        return kind + " on " + triggers;
    }
}

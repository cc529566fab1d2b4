package floe.config.xml;

import floe.config.registry.Finding;
import floe.config.registry.Place;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with a file, what was passed over, and what is worth knowing. The same is noted once, however often
/// it is met.
final class Findings {
    private final Set<Finding> errors = new LinkedHashSet<>();
    private final Set<Finding> warnings = new LinkedHashSet<>();
    private final Set<Finding> notes = new LinkedHashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<List<String>, Place> places = new HashMap<>();

    void error(XmlElement element, String what) {
        errors.add(finding(element, what));
    }

    void error(Place place, String element, String what) {
        errors.add(new Finding(place, element, what));
    }

    void warn(XmlElement element, String what) {
        warnings.add(finding(element, what));
    }

    void warn(Place place, String element, String what) {
        warnings.add(new Finding(place, element, what));
    }

    void note(XmlElement element, String what) {
        notes.add(finding(element, what));
    }

    private static Finding finding(XmlElement element, String what) {
        return new Finding(
                element.place(),
                element.name(),
                element.variable().isEmpty() ? what : "from " + element.variable() + " " + what);
    }

    /// Notes where a value stands that is no secret.
    void stands(XmlElement element) {
        places.putIfAbsent(List.of(element.name(), element.text().strip()), element.place());
    }

    Places places() {
        return new Places(places);
    }

    /// Notes that somebody wants to know what stands there, and whether it does.
    void ask(String path) {
        asked.add(path);
    }

    List<Finding> errors() {
        return sorted(errors);
    }

    List<Finding> warnings() {
        return sorted(warnings);
    }

    List<Finding> notes() {
        return sorted(notes);
    }

    /// The paths that were asked for.
    Set<String> asked() {
        return Collections.unmodifiableSet(asked);
    }

    private static List<Finding> sorted(Set<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::place)).toList();
    }
}

package floe.config.xml;

import floe.config.registry.Finding;
import floe.config.registry.Place;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with a file, and what was passed over. The same is noted once, however often it is met.
final class Findings {
    private final Set<Finding> errors = new LinkedHashSet<>();
    private final Set<Finding> warnings = new LinkedHashSet<>();

    void error(XmlElement element, String what) {
        errors.add(new Finding(element.place(), element.name(), what));
    }

    void error(Place place, String element, String what) {
        errors.add(new Finding(place, element, what));
    }

    void warn(XmlElement element, String what) {
        warnings.add(new Finding(element.place(), element.name(), what));
    }

    void warn(Place place, String element, String what) {
        warnings.add(new Finding(place, element, what));
    }

    List<Finding> errors() {
        return sorted(errors);
    }

    List<Finding> warnings() {
        return sorted(warnings);
    }

    private static List<Finding> sorted(Set<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::place)).toList();
    }
}

package floe.config.check;

import floe.config.registry.Finding;
import floe.config.registry.Place;

/// One thing to say. Never holds a password.
///
/// @param element as it is written in the file, empty for the file as a whole
public record Remark(Level level, Place place, String element, String what) {
    static Remark of(Level level, Finding finding) {
        return new Remark(level, finding.place(), finding.element(), finding.what());
    }
}

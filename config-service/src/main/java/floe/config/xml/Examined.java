package floe.config.xml;

import floe.config.registry.Finding;
import floe.config.registry.Reading;
import java.util.List;

/// What came of reading a file, with all that there is to say of it.
///
/// @param warnings what was passed over, and what asks for thought
/// @param notes what differs from Icecast, and what is passed over without loss
public record Examined(Reading reading, List<Finding> warnings, List<Finding> notes, Places places) {
    public Examined {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}

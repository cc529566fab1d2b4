package floe.config.registry;

/// Something about the file that its author should know. Never holds a password.
///
/// @param element as it is written in the file, empty for the file as a whole
/// @param what the value, the reason and what is allowed
public record Finding(Place place, String element, String what) {
    /// One line: `file:line:column <element> what`.
    public String in(Object file) {
        var where = place.equals(Place.NOWHERE) ? "" : ":" + place;
        return file + where + (element.isEmpty() ? ": " : " <" + element + "> ") + what;
    }
}

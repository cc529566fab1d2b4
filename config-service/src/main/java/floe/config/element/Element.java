package floe.config.element;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// An element of icecast.xml, or an attribute: then its name begins with `@`.
///
/// @param otherwise what counts where it is not there, as it would be written; words for what is not written so
/// @param isRepeated whether each of several counts, not only the last
/// @param known by whom
/// @param parts what may stand in it: its attributes, and the elements of a group
public record Element(
        String name,
        Kind kind,
        String otherwise,
        boolean isRepeated,
        Set<Icecast> known,
        Verdict verdict,
        List<Element> parts) {
    public Element {
        known = EnumSet.copyOf(known);
        parts = List.copyOf(parts);
    }

    public boolean isAttribute() {
        return name.startsWith("@");
    }

    public boolean isGroup() {
        return kind instanceof Kind.Group;
    }

    /// The part of this name, an attribute's with its `@`, in a path: below `path`.
    String below(String path) {
        return isAttribute() || path.isEmpty() ? path + name : path + "/" + name;
    }

    /// The same, of which there may be several.
    Element often() {
        return new Element(name, kind, otherwise, true, known, verdict, parts);
    }

    /// The same with attributes.
    Element with(Element... attributes) {
        return new Element(name, kind, otherwise, isRepeated, known, verdict, List.of(attributes));
    }
}

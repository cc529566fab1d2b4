package floe.config.xml;

import floe.config.registry.Place;
import java.util.List;
import java.util.Map;

/// An element as it stands in the file, or as the environment puts it there.
///
/// @param path its name and those around it, from the root's children on: `limits/clients`; empty for the root
/// @param text its own character data, as written, without that of its children
/// @param place where its content begins
/// @param textPlace where the first of its text is that is not blank
/// @param variable of the environment that it comes from, empty for the file
record XmlElement(
        String path,
        String name,
        Map<String, String> attributes,
        String text,
        List<XmlElement> children,
        Place place,
        Place textPlace,
        String variable) {
    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// One that the file has.
    XmlElement(
            String path,
            String name,
            Map<String, String> attributes,
            String text,
            List<XmlElement> children,
            Place place,
            Place textPlace) {
        this(path, name, attributes, text, children, place, textPlace, "");
    }

    /// The path of a child of this name.
    String pathOf(String child) {
        return path.isEmpty() ? child : path + "/" + child;
    }

    /// The attribute without the white space around it.
    String attribute(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise).strip();
    }

    XmlElement with(List<XmlElement> others) {
        return new XmlElement(path, name, attributes, text, others, place, textPlace, variable);
    }

    XmlElement with(Map<String, String> others) {
        return new XmlElement(path, name, others, text, children, place, textPlace, variable);
    }

    /// The same with another text, which a variable of the environment has.
    XmlElement saying(String other, String whose) {
        return new XmlElement(path, name, attributes, other, List.of(), Place.NOWHERE, Place.NOWHERE, whose);
    }
}

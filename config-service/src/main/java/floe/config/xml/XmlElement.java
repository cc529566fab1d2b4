package floe.config.xml;

import floe.config.registry.Place;
import java.util.List;
import java.util.Map;

/// An element as it stands in the file.
///
/// @param text its own character data, as written, without that of its children
/// @param place where its content begins
record XmlElement(String name, Map<String, String> attributes, String text, List<XmlElement> children, Place place) {
    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }
}

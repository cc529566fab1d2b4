package floe.config.xml;

import floe.config.element.Elements;
import floe.config.element.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a file in one way: other names of an element become the usual one, and what icecast-kh lets stand in an
/// attribute (`<mount mount-name="/live">`) an element.
final class Respelling {
    private Respelling() {}

    static XmlElement of(XmlElement root) {
        return at("", root.name(), root);
    }

    private static XmlElement at(String path, String name, XmlElement written) {
        var children = new ArrayList<XmlElement>();
        var attributes = new TreeMap<>(written.attributes());
        for (var attribute : new ArrayList<>(attributes.keySet())) {
            if (isElement(path, attribute)) {
                var text = String.valueOf(attributes.remove(attribute));
                children.add(new XmlElement(
                        below(path, attribute),
                        attribute,
                        Map.of(),
                        text,
                        List.of(),
                        written.place(),
                        written.place()));
            }
        }
        children.addAll(written.children());
        var respelt = children.stream()
                .map(child -> at(below(path, usual(path, child.name())), usual(path, child.name()), child))
                .toList();
        return new XmlElement(path, name, attributes, written.text(), respelt, written.place(), written.textPlace());
    }

    private static boolean isElement(String path, String attribute) {
        return Elements.at(path + "@" + attribute).isEmpty()
                && Elements.at(below(path, attribute))
                        .filter(it -> !it.isGroup())
                        .isPresent();
    }

    private static String usual(String path, String name) {
        return Elements.at(below(path, name))
                .map(it -> it.verdict() instanceof Verdict.Same(var other) ? other : name)
                .orElse(name);
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}

package floe.config.xml;

import java.util.Comparator;
import java.util.List;

/// One of several elements that are in an order of their own.
record Ranked(XmlElement element, int priority) {
    /// The lowest first; those of one priority as they were.
    static List<XmlElement> inOrder(List<Ranked> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(Ranked::priority))
                .map(Ranked::element)
                .toList();
    }
}

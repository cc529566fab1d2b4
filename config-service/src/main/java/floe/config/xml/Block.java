package floe.config.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The children of one element, or of several that count as one, asked for by name. Of two scalars with one name the
/// last counts, as in Icecast. Remembers what was asked for, so that the rest can be named.
final class Block {
    private final List<XmlElement> children;
    private final @Nullable Block defaults;
    private final Findings findings;
    private final Set<String> asked = new HashSet<>();

    private Block(List<XmlElement> elements, @Nullable Block defaults, Findings findings) {
        this.children = elements.stream().flatMap(it -> it.children().stream()).toList();
        this.defaults = defaults;
        this.findings = findings;
    }

    static Block of(XmlElement element, Findings findings) {
        return new Block(List.of(element), null, findings);
    }

    /// No element; everything is asked of the defaults.
    static Block empty(Findings findings) {
        return new Block(List.of(), null, findings);
    }

    /// The children of `element`; scalars that aren't there are asked of `defaults`.
    static Block of(XmlElement element, Block defaults, Findings findings) {
        return new Block(List.of(element), defaults, findings);
    }

    /// The children of all elements of this name.
    Block block(String name) {
        return new Block(all(name), null, findings);
    }

    /// All elements of this name here, in the file's order.
    List<XmlElement> all(String name) {
        asked.add(name);
        return children.stream().filter(it -> it.name().equals(name)).toList();
    }

    /// All elements of this name here and in the defaults.
    List<XmlElement> everywhere(String name) {
        var all = new ArrayList<>(all(name));
        if (defaults != null) {
            all.addAll(defaults.everywhere(name));
        }
        return all;
    }

    /// All elements of this name here, or else those of the defaults.
    List<XmlElement> ownOrDefault(String name) {
        var here = all(name);
        return here.isEmpty() && defaults != null ? defaults.ownOrDefault(name) : here;
    }

    /// The last element of this name here, or else that of the defaults, whatever is in it.
    Optional<XmlElement> last(String name) {
        var here = all(name);
        if (here.isEmpty()) {
            return defaults == null ? Optional.empty() : defaults.last(name);
        }
        here.subList(0, here.size() - 1)
                .forEach(it -> findings.warn(it, "is there again further down; the last one counts"));
        return Optional.of(here.getLast());
    }

    /// The element that counts: the last here, or else that of the defaults.
    Optional<XmlElement> scalar(String name) {
        var last = last(name);
        last.ifPresent(
                element -> element.children().forEach(it -> findings.warn(it, "has no meaning inside <" + name + ">")));
        return last;
    }

    /// The element's text without the white space around it.
    Optional<String> text(String name) {
        return scalar(name).map(it -> it.text().strip());
    }

    /// The same, absent when there is nothing in it.
    Optional<String> filledText(String name) {
        return text(name).filter(it -> !it.isEmpty());
    }

    /// The element's text as it stands.
    Optional<String> secret(String name) {
        return scalar(name).map(XmlElement::text);
    }

    int number(String name, int least, int most, int otherwise) {
        return scalar(name)
                .flatMap(it -> value(it, text -> Values.number(text, least, most)))
                .orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return scalar(name).flatMap(it -> value(it, Values::flag)).orElse(otherwise);
    }

    /// What `reader` makes of the element's text; its refusal becomes an error at the element.
    <T> Optional<T> value(String name, Function<String, T> reader) {
        return scalar(name).flatMap(it -> value(it, reader));
    }

    <T> Optional<T> value(XmlElement element, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(element.text().strip()));
        } catch (IllegalArgumentException e) {
            findings.error(element, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Warns of all that nobody has asked for.
    void leave() {
        var rest = new ArrayList<>(children);
        rest.removeIf(it -> asked.contains(it.name()));
        rest.forEach(it -> IcecastWords.passOver(it, findings));
    }
}

package floe.config.xml;

import floe.config.element.Element;
import floe.config.element.Elements;
import floe.config.element.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The children of one element, or of several that count as one, asked for by name. Of two scalars with one name the
/// last counts, as in Icecast. Only what the table says is read can be asked for; ranges and defaults are the table's.
final class Block {
    private final String path;
    private final List<XmlElement> children;
    private final @Nullable Block defaults;
    private final Findings findings;

    private Block(String path, List<XmlElement> elements, @Nullable Block defaults, Findings findings) {
        this.path = path;
        this.children = elements.stream().flatMap(it -> it.children().stream()).toList();
        this.defaults = defaults;
        this.findings = findings;
    }

    static Block of(XmlElement element, Findings findings) {
        return new Block(element.path(), List.of(element), null, findings);
    }

    /// No element at this path; everything is asked of the defaults.
    static Block empty(String path, Findings findings) {
        return new Block(path, List.of(), null, findings);
    }

    /// The children of `element`; scalars that aren't there are asked of `defaults`.
    static Block of(XmlElement element, Block defaults, Findings findings) {
        return new Block(element.path(), List.of(element), defaults, findings);
    }

    /// The children of all elements of this name.
    Block block(String name) {
        return new Block(below(name), all(name), null, findings);
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private Element row(String name) {
        return Elements.at(below(name))
                .filter(it -> it.verdict().isRead())
                .orElseThrow(() -> new IllegalStateException(below(name) + " is read, but the table does not say so"));
    }

    /// All elements of this name here, in the file's order.
    List<XmlElement> all(String name) {
        findings.ask(below(name));
        row(name);
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

    /// The element that counts: the last here, or else that of the defaults.
    Optional<XmlElement> scalar(String name) {
        var here = all(name);
        if (here.isEmpty()) {
            return defaults == null ? Optional.empty() : defaults.scalar(name);
        }
        here.subList(0, here.size() - 1)
                .forEach(it -> findings.warn(it, "is there again further down; the last one counts"));
        return Optional.of(here.getLast());
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

    /// The table's default where there is none.
    int number(String name) {
        return number(name, Integer.parseInt(row(name).otherwise()));
    }

    int number(String name, int otherwise) {
        return scalar(name)
                .flatMap(it -> value(it, range(name)))
                .orElse((long) otherwise)
                .intValue();
    }

    long wide(String name) {
        return scalar(name)
                .flatMap(it -> value(it, range(name)))
                .orElseGet(() -> Long.parseLong(row(name).otherwise()));
    }

    private Function<String, Long> range(String name) {
        var kind = (Kind.Count) row(name).kind();
        return text -> Values.number(text, kind.least(), kind.most());
    }

    /// The table's default where there is none.
    boolean flag(String name) {
        return flag(name, Values.flag(row(name).otherwise()));
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
}

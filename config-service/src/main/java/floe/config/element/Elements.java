package floe.config.element;

import static floe.config.element.Icecast.ANY;
import static floe.config.element.Rows.means;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of all elements. A path names one: `limits/clients`, `mount@type`.
public final class Elements {
    /// The root, `<icecast>`; its path is empty.
    public static final Element ROOT = root();

    private static final Map<String, Element> BY_PATH = byPath();

    private Elements() {}

    private static Element root() {
        var parts = Stream.of(
                ServerElements.server().stream(),
                Stream.of(ServerElements.limits(), ServerElements.authentication()),
                SocketElements.old().stream(),
                Stream.of(
                        SocketElements.socket(),
                        SocketElements.headers("all replies"),
                        MountElements.mount(),
                        RelayElements.relay("a mount that is fetched from another server")),
                RelayElements.masters().stream(),
                Stream.of(RelayElements.master()),
                RelayElements.directories().stream(),
                Stream.of(
                        FileElements.paths(),
                        FileElements.security(),
                        FileElements.logging(),
                        SocketElements.events(),
                        Rows.same("kartoffelsalat", "event-bindings", Icecast.NEW)));
        return Rows.group(
                "icecast", ANY, means("everything"), parts.flatMap(each -> each).toArray(Element[]::new));
    }

    private static Map<String, Element> byPath() {
        var all = new LinkedHashMap<String, Element>();
        put("", ROOT, all);
        return Collections.unmodifiableMap(all);
    }

    private static void put(String path, Element element, Map<String, Element> all) {
        for (var part : element.parts()) {
            var below = part.below(path);
            if (all.put(below, part) != null) {
                throw new IllegalStateException(below + " is in the table twice");
            }
            put(below, part, all);
        }
    }

    /// All of them, by their paths, each before its parts.
    public static Map<String, Element> all() {
        return BY_PATH;
    }

    public static Optional<Element> at(String path) {
        return path.isEmpty() ? Optional.of(ROOT) : Optional.ofNullable(BY_PATH.get(path));
    }

    /// What somebody may have meant who wrote `name`, an attribute's with its `@`, below `path`; a clause for a
    /// message.
    public static Optional<String> hint(String path, String name) {
        var siblings = at(path).map(Element::parts).orElse(List.of()).stream()
                .map(Element::name)
                .filter(it -> it.startsWith("@") == name.startsWith("@"))
                .toList();
        return Spellings.nearest(name, siblings)
                .map(near -> "is " + shown(near) + " meant?")
                .or(() -> home(name).map(home -> "its place is in <" + home + ">"));
    }

    private static String shown(String name) {
        return name.startsWith("@") ? name.substring(1) : "<" + name + ">";
    }

    /// The group that knows this name.
    private static Optional<String> home(String name) {
        return BY_PATH.keySet().stream()
                .filter(path -> path.endsWith("/" + name))
                .map(path -> path.substring(0, path.length() - name.length() - 1))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .findFirst()
                .or(() -> Optional.ofNullable(BY_PATH.get(name)).map(_ -> ROOT.name()));
    }
}

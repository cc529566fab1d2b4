package floe.config.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How an element is called in the environment: its path in capitals, `_` for `-`, `/` and `@`. Of those that there may
/// be several of a number says which, from 0 on, and `DEFAULT` the mount of type default.
public final class VariableNames {
    private static final Pattern PLACE = Pattern.compile("_(\\d{1,4})(?=_|$)");
    private static final String DEFAULT = "_DEFAULT";

    /// One step down from the root.
    ///
    /// @param name of an element, or of an attribute with its `@`
    /// @param place among those of its name, [#UNSAID] or [#OF_TYPE_DEFAULT]
    public record Step(String name, int place) {
        /// No number was given.
        public static final int UNSAID = -1;
        /// The one whose `type` is `default`.
        public static final int OF_TYPE_DEFAULT = -2;
    }

    private VariableNames() {}

    /// The way to what a variable means, its prefix left out. Where it can mean several things it is the one with the
    /// fewest steps.
    public static Optional<List<Step>> read(String name) {
        return read(Elements.ROOT, name);
    }

    /// What the element at `path` is called.
    public static String of(String path) {
        return path.toUpperCase(Locale.ROOT).replaceAll("[-/@]", "_");
    }

    private static Optional<List<Step>> read(Element group, String rest) {
        var ways = new ArrayList<List<Step>>();
        for (var part : group.parts()) {
            var name = of(part.name().replace("@", ""));
            if (rest.startsWith(name) && !(part.verdict() instanceof Verdict.Same)) {
                ways.addAll(ways(part, rest.substring(name.length())));
            }
        }
        return ways.stream().min(Comparator.comparingInt(List::size));
    }

    /// @param rest what follows the part's own name
    private static List<List<Step>> ways(Element part, String rest) {
        var ways = new ArrayList<List<Step>>();
        way(part, Step.UNSAID, rest).ifPresent(ways::add);
        var place = PLACE.matcher(rest);
        if (part.isRepeated() && place.lookingAt()) {
            way(part, Integer.parseInt(place.group(1)), rest.substring(place.end()))
                    .ifPresent(ways::add);
        }
        if (part.isRepeated()
                && rest.startsWith(DEFAULT)
                && Elements.ROOT.parts().contains(part)) {
            way(part, Step.OF_TYPE_DEFAULT, rest.substring(DEFAULT.length())).ifPresent(ways::add);
        }
        return ways;
    }

    private static Optional<List<Step>> way(Element part, int place, String rest) {
        if (rest.isEmpty()) {
            return part.isGroup() ? Optional.empty() : Optional.of(List.of(new Step(part.name(), place)));
        }
        if (!rest.startsWith("_")) {
            return Optional.empty();
        }
        return read(part, rest.substring(1)).map(way -> {
            var longer = new ArrayList<>(List.of(new Step(part.name(), place)));
            longer.addAll(way);
            return longer;
        });
    }
}

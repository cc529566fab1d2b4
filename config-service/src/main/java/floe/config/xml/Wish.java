package floe.config.xml;

import floe.config.element.Elements;
import floe.config.element.VariableNames.Step;
import floe.config.registry.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One variable's value on its way to its place in a document.
record Wish(String variable, String value, Findings findings) {
    /// `owner` with the value at the end of `way`.
    XmlElement in(XmlElement owner, List<Step> way) {
        var step = way.getFirst();
        if (step.name().startsWith("@")) {
            var attributes = new HashMap<>(owner.attributes());
            attributes.put(step.name().substring(1), value);
            return owner.with(attributes);
        }
        var children = new ArrayList<>(owner.children());
        var those = IntStream.range(0, children.size())
                .filter(i -> isMeant(children.get(i), step))
                .boxed()
                .toList();
        if (way.size() == 1 && step.place() == Step.UNSAID) {
            var before = those.isEmpty() ? empty(owner, step) : children.get(those.getLast());
            children.removeIf(it -> isMeant(it, step));
            children.add(before.saying(value, variable));
            return owner.with(children);
        }
        int at = place(owner, step, those);
        if (at > those.size()) {
            findings.error(
                    Place.NOWHERE,
                    step.name(),
                    "from " + variable + " is the one with the number " + at + ", but there are only " + those.size());
            return owner;
        }
        var before = at == those.size() ? empty(owner, step) : children.get(those.get(at));
        var after = way.size() == 1 ? before.saying(value, variable) : in(before, way.subList(1, way.size()));
        if (at == those.size()) {
            children.add(after);
        } else {
            children.set(those.get(at), after);
        }
        return owner.with(children);
    }

    /// Of those that count as one the last, where its word is final; else the first where no number was given.
    private static int place(XmlElement owner, Step step, List<Integer> those) {
        if (step.place() >= 0) {
            return step.place();
        }
        boolean isRepeated =
                Elements.at(owner.pathOf(step.name())).orElseThrow().isRepeated();
        return isRepeated ? 0 : Math.max(0, those.size() - 1);
    }

    private static boolean isMeant(XmlElement child, Step step) {
        boolean isDefault = child.path().equals("mount")
                && child.attribute("type", "normal").equalsIgnoreCase("default");
        return child.name().equals(step.name()) && isDefault == (step.place() == Step.OF_TYPE_DEFAULT);
    }

    private XmlElement empty(XmlElement owner, Step step) {
        var type = step.place() == Step.OF_TYPE_DEFAULT ? Map.of("type", "default") : Map.<String, String>of();
        return new XmlElement(
                owner.pathOf(step.name()), step.name(), type, "", List.of(), Place.NOWHERE, Place.NOWHERE, variable);
    }
}

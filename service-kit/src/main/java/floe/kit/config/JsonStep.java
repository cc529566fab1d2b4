package floe.kit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What has to be said of a JSON tree to whoever has an earlier one: little where little differs.
///
/// A step is `{"is": …}`, the new value; or `{"fields": {name: step}}`, what differs in an object; or `{"items": […]}`,
/// all of a list, in which `[from, count]` stands for elements of the old one and `{"is": …}` for a new one.
final class JsonStep {
    private static final String IS = "is";
    private static final String FIELDS = "fields";
    private static final String ITEMS = "items";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonStep() {}

    static JsonNode between(JsonNode before, JsonNode after) {
        if (before instanceof ObjectNode was
                && after instanceof ObjectNode now
                && names(was).equals(names(now))) {
            return betweenFields(was, now);
        }
        if (before instanceof ArrayNode was && after instanceof ArrayNode now) {
            return betweenItems(was, now);
        }
        return is(after);
    }

    private static ObjectNode is(JsonNode value) {
        var step = JSON.objectNode();
        step.set(IS, value);
        return step;
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode betweenFields(ObjectNode before, ObjectNode after) {
        var fields = JSON.objectNode();
        for (var name : names(after)) {
            if (!before.get(name).equals(after.get(name))) {
                fields.set(name, between(before.get(name), after.get(name)));
            }
        }
        var step = JSON.objectNode();
        step.set(FIELDS, fields);
        return step;
    }

    private static JsonNode betweenItems(ArrayNode before, ArrayNode after) {
        var places = new HashMap<JsonNode, Integer>();
        for (int i = 0; i < before.size(); i++) {
            places.putIfAbsent(before.get(i), i);
        }
        var items = JSON.arrayNode();
        int next = -1;
        for (var item : after) {
            var place = next >= 0 && next < before.size() && before.get(next).equals(item)
                    ? Integer.valueOf(next)
                    : places.get(item);
            if (place == null) {
                items.add(is(item));
                next = -1;
            } else if (place == next) {
                lengthen((ArrayNode) items.get(items.size() - 1));
                next++;
            } else {
                items.add(JSON.arrayNode().add(place.intValue()).add(1));
                next = place + 1;
            }
        }
        var step = JSON.objectNode();
        step.set(ITEMS, items);
        return step;
    }

    private static void lengthen(ArrayNode run) {
        run.set(1, JSON.numberNode(run.get(1).intValue() + 1));
    }

    /// The later tree.
    ///
    /// @throws IOException when the step does not fit
    static JsonNode applied(JsonNode before, JsonNode step) throws IOException {
        if (step.has(IS)) {
            return step.get(IS);
        }
        if (before instanceof ObjectNode was && step.get(FIELDS) instanceof ObjectNode fields) {
            return withFields(was, fields);
        }
        if (before instanceof ArrayNode was && step.get(ITEMS) instanceof ArrayNode items) {
            return withItems(was, items);
        }
        throw new IOException("a step that does not fit");
    }

    private static JsonNode withFields(ObjectNode before, ObjectNode fields) throws IOException {
        var after = JSON.objectNode();
        for (var name : names(before)) {
            var step = fields.get(name);
            after.set(name, step == null ? before.get(name) : applied(before.get(name), step));
        }
        return after;
    }

    private static JsonNode withItems(ArrayNode before, ArrayNode items) throws IOException {
        var after = JSON.arrayNode();
        for (var item : items) {
            if (item instanceof ArrayNode run && run.size() == 2) {
                int from = run.get(0).intValue();
                int count = run.get(1).intValue();
                if (from < 0 || count < 0 || from > before.size() - count) {
                    throw new IOException("a step over the end of a list");
                }
                for (int i = from; i < from + count; i++) {
                    after.add(before.get(i));
                }
            } else if (item.has(IS)) {
                after.add(item.get(IS));
            } else {
                throw new IOException("a step that does not fit");
            }
        }
        return after;
    }
}

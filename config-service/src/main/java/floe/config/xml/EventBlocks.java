package floe.config.xml;

import floe.mount.EventBinding;
import floe.mount.EventBinding.Kind;
import floe.mount.EventTrigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `<event-bindings>`, of a mount or of the whole server; those of the default mount count for all mounts.
final class EventBlocks {
    private final Findings findings;
    private final List<EventBinding> bindings = new ArrayList<>();

    private EventBlocks(Findings findings) {
        this.findings = findings;
    }

    static List<EventBinding> read(Block block, Findings findings) {
        var blocks = new EventBlocks(findings);
        block.everywhere("event-bindings").forEach(blocks::readAll);
        return blocks.bindings;
    }

    private void readAll(XmlElement element) {
        var block = Block.of(element, findings);
        block.all("event").forEach(event -> binding(event).ifPresent(bindings::add));
    }

    private Optional<EventBinding> binding(XmlElement event) {
        var triggers = triggers(event);
        var kind = kind(event);
        if (triggers.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        return EventOptions.read(event, kind.get(), findings)
                .map(options -> new EventBinding(triggers, kind.get(), options.named(), options.arguments()));
    }

    private Optional<Kind> kind(XmlElement event) {
        var type = event.attribute("type", "");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "log" -> Optional.of(Kind.LOG);
            case "exec" -> Optional.of(Kind.EXEC);
            case "url" -> Optional.of(Kind.URL);
            case "terminate" -> {
                findings.error(
                        event,
                        "of type 'terminate' is refused: one event on one mount would stop a node with all its mounts;"
                                + " allowed: log, exec, url");
                yield Optional.empty();
            }
            default -> {
                findings.error(event, "of type " + Values.quoted(type) + " is unknown; allowed: log, exec, url");
                yield Optional.empty();
            }
        };
    }

    private List<String> triggers(XmlElement event) {
        var triggers = Arrays.stream(event.attribute("trigger", "").split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        if (triggers.isEmpty()) {
            findings.error(
                    event, "has no trigger; allowed: " + served() + ", a beginning and '*', '!' and one of those");
        }
        triggers.forEach(trigger -> check(trigger, event));
        return triggers;
    }

    private void check(String trigger, XmlElement event) {
        var name = trigger.startsWith("!") ? trigger.substring(1).strip() : trigger;
        var meant =
                Arrays.stream(EventTrigger.values()).filter(it -> it.fits(name)).toList();
        if (meant.isEmpty()) {
            findings.warn(event, "trigger " + Values.quoted(trigger) + " is unknown; known: " + served());
        } else if (meant.stream().noneMatch(EventTrigger::isServed)) {
            findings.warn(event, "trigger " + Values.quoted(trigger) + " never happens here; known: " + served());
        }
    }

    private static String served() {
        return String.join(
                ", ",
                Arrays.stream(EventTrigger.values())
                        .filter(EventTrigger::isServed)
                        .map(EventTrigger::label)
                        .toList());
    }
}

package floe.cli;

import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.ConfigWords.Hint;
import floe.kit.config.Report;
import floe.kit.roll.Card;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who runs what, as one process knows it.
///
/// @param nodes all that are there
/// @param services what the config services say of their files
record State(List<Card> nodes, List<Hint> services) {
    State {
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
    }

    /// The newest snapshot that anybody has.
    Edition newest() {
        return nodes.stream().map(State::edition).max(Comparator.naturalOrder()).orElse(Edition.NONE);
    }

    /// Whether all nodes run on the same snapshot.
    boolean isUnited() {
        return nodes.stream().map(State::edition).distinct().count() <= 1;
    }

    private static Edition edition(Card card) {
        return new Edition(card.version(), card.digest());
    }

    /// A table for people, and a line for whatever is not as it should be.
    String text() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NODE", "ROLE", "FLOE", "CONFIGURATION", "READY"));
        nodes.forEach(
                node -> rows.add(List.of(node.node(), node.role(), node.floe(), configuration(node), readiness(node))));
        var lines = new ArrayList<>(Columns.of(rows));
        services.forEach(service -> {
            if (service.refused()) {
                lines.add(service.from() + ": its file is wrong as it is; its log and './floe reload' say where");
            } else if (service.differs()) {
                lines.add(service.from() + ": its file says something else than what is in force");
            }
        });
        return String.join("\n", lines);
    }

    private String configuration(Card node) {
        var which = node.version() + " " + Report.shortened(node.digest());
        return edition(node).equals(newest()) ? which : which + " (behind)";
    }

    private static String readiness(Card node) {
        return node.missing().isEmpty() ? "yes" : "no: " + String.join(", ", node.missing());
    }
}

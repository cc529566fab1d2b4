package floe.kit.control;

import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.ConfigWords.Hint;
import floe.kit.roll.Card;
import java.util.Comparator;
import java.util.List;

/// Who runs what, as one process knows it.
///
/// @param nodes all that are there
/// @param services what the config services say of their files
public record Roster(List<Card> nodes, List<Hint> services) {
    public Roster {
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
    }

    /// The newest snapshot that anybody has.
    public Edition newest() {
        return nodes.stream().map(Card::edition).max(Comparator.naturalOrder()).orElse(Edition.NONE);
    }

    /// Those that run on an older one.
    public List<Card> behind() {
        var newest = newest();
        return nodes.stream().filter(node -> !node.edition().equals(newest)).toList();
    }
}

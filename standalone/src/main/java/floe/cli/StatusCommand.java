package floe.cli;

import floe.kit.config.ConfigJson;
import floe.kit.config.Report;
import floe.kit.control.Roster;
import floe.kit.roll.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `floe status`: who runs what.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells of all nodes of the running process's cluster: role, build, configuration, and whether they are"
                    + " ready. Any of them may be asked.",
            ""
        })
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OrderOptions options = new OrderOptions();

    @Override
    public Integer call() {
        var roster = options.open().getFirst().roster();
        var out = spec.commandLine().getOut();
        out.println(options.json() ? ConfigJson.write(roster).toString() : text(roster));
        out.flush();
        return 0;
    }

    /// A table, and a line for whatever is not as it should be.
    static String text(Roster roster) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NODE", "ROLE", "FLOE", "CONFIGURATION", "READY"));
        var behind = roster.behind();
        roster.nodes().forEach(node -> rows.add(row(node, behind.contains(node))));
        var lines = new ArrayList<>(Columns.of(rows));
        roster.services().forEach(service -> {
            if (service.refused()) {
                lines.add(service.from() + ": its file is wrong as it is; './floe reload' says where");
            } else if (service.differs()) {
                lines.add(service.from() + ": its file says something else than what is in force; './floe reload' says"
                        + " what");
            }
        });
        return String.join("\n", lines);
    }

    private static List<String> row(Card node, boolean isBehind) {
        return List.of(
                node.node(),
                node.role(),
                node.floe(),
                node.version() + " " + Report.shortened(node.digest()) + (isBehind ? " (behind)" : ""),
                node.missing().isEmpty() ? "yes" : "no: " + String.join(", ", node.missing()));
    }
}

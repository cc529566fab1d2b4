package floe.cli;

import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.Report;
import floe.kit.control.Roster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `floe reload`: the files are read now.
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Has the running process or its cluster read icecast.xml now, and waits until all nodes have what it says.",
            "A wrong file changes nothing; the answer names line and element, and the exit code is 1.",
            ""
        })
final class ReloadCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OrderOptions options = new OrderOptions();

    /// What is printed as JSON.
    record Done(List<Report> reports, Roster roster) {}

    @Override
    public Integer call() throws InterruptedException {
        var talkback = options.open().getFirst();
        var all = talkback.reload();
        var roster = settled(talkback, newest(all));
        var out = spec.commandLine().getOut();
        out.println(
                options.json()
                        ? ConfigJson.write(new Done(all.reports(), roster)).toString()
                        : text(all, roster));
        out.flush();
        return all.isGood() ? 0 : 1;
    }

    private static Edition newest(Report.All all) {
        return all.reports().stream()
                .map(report -> new Edition(report.version(), report.digest()))
                .max(Edition::compareTo)
                .orElse(Edition.NONE);
    }

    /// Nodes tell of themselves a moment after.
    private static Roster settled(Talkback talkback, Edition wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var roster = talkback.roster();
        while ((wanted.isNewerThan(roster.newest()) || !roster.behind().isEmpty()) && System.nanoTime() < until) {
            Thread.sleep(BETWEEN_LOOKS);
            roster = talkback.roster();
        }
        return roster;
    }

    static String text(Report.All all, Roster roster) {
        var lines = new ArrayList<String>();
        for (var report : all.reports()) {
            lines.add(report.from() + ": " + report.sentence());
            report.warnings().forEach(warning -> lines.add("  note: " + warning));
        }
        int behind = roster.behind().size();
        int nodes = roster.nodes().size();
        lines.add(
                behind == 0
                        ? "on all nodes: " + nodes
                        : "not yet on " + behind + " of " + nodes + " nodes; './floe status' tells which");
        return String.join("\n", lines);
    }
}

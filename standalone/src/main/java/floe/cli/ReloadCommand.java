package floe.cli;

import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.Report;
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
    private static final byte[] NOTHING = {};
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OrderOptions options = new OrderOptions();

    /// What is printed as JSON.
    record Done(List<Report> reports, State state) {}

    @Override
    public Integer call() throws InterruptedException {
        var talkback = options.open().getFirst();
        var all = talkback.ask("POST /reload", NOTHING, Report.All.class);
        var state = settled(talkback, newest(all));
        var out = spec.commandLine().getOut();
        out.println(
                options.json()
                        ? ConfigJson.write(new Done(all.reports(), state)).toString()
                        : text(all, state));
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
    private static State settled(Talkback talkback, Edition wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var state = talkback.ask("GET /status", NOTHING, State.class);
        while (!(state.isUnited() && state.newest().compareTo(wanted) >= 0) && System.nanoTime() < until) {
            Thread.sleep(BETWEEN_LOOKS);
            state = talkback.ask("GET /status", NOTHING, State.class);
        }
        return state;
    }

    static String text(Report.All all, State state) {
        var lines = new ArrayList<String>();
        for (var report : all.reports()) {
            lines.add(report.from() + ": " + report.sentence());
            report.warnings().forEach(warning -> lines.add("  note: " + warning));
        }
        int behind = (int) state.nodes().stream()
                .filter(node -> node.version() != state.newest().version())
                .count();
        lines.add(
                behind == 0
                        ? "on all nodes: " + state.nodes().size()
                        : "not yet on " + behind + " of " + state.nodes().size()
                                + " nodes; './floe status' tells which");
        return String.join("\n", lines);
    }
}

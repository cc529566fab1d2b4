package floe.cli;

import floe.config.serve.Outlook;
import floe.kit.config.ConfigJson;
import floe.mount.MountName;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `floe plan FILE`: what would come of it.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells what would change, and for whom, if FILE took the place of the icecast.xml that is in force. Nothing"
                    + " does.",
            "To be asked on a machine where 'run' or 'config' runs. The exit code is 1 when FILE would be refused.",
            ""
        })
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "the new icecast.xml; relative paths in it start from the folder of the one in force")
    private Path file = Path.of("");

    @Mixin
    private OrderOptions options = new OrderOptions();

    @Override
    public Integer call() throws IOException {
        var content = Files.readAllBytes(WrongUse.at(spec, () -> WrongUse.readable(file)));
        var outlook = ask(content);
        var out = spec.commandLine().getOut();
        out.println(options.json() ? ConfigJson.write(outlook).toString() : text(outlook));
        out.flush();
        return outlook.good() ? 0 : 1;
    }

    /// Of several processes of this machine, the first one that can tell.
    private Outlook ask(byte[] content) {
        var order = "POST /plan?file=" + URLEncoder.encode(file.toString(), StandardCharsets.UTF_8);
        var refusals = new ArrayList<IllegalStateException>();
        for (var talkback : options.open()) {
            try {
                return talkback.ask(order, content, Outlook.class);
            } catch (IllegalStateException e) {
                refusals.add(e);
            }
        }
        throw refusals.getFirst();
    }

    private String text(Outlook outlook) {
        var lines = new ArrayList<String>();
        if (!outlook.good()) {
            lines.add("would be refused; version " + outlook.version() + " would stay in force:");
            outlook.errors().forEach(error -> lines.add("  " + error));
            return String.join("\n", lines);
        }
        if (outlook.changes().isEmpty()) {
            lines.add("would change nothing: it says what version " + outlook.version() + " says");
        } else {
            lines.add("would change of version " + outlook.version() + ":");
            outlook.changes().forEach(change -> lines.add("  " + change.what() + " - " + change.means()));
            lines.add("sources that would end: " + names(outlook.ending()));
            lines.add("listeners who would lose what they hear: " + of(outlook.silenced()));
        }
        outlook.warnings().forEach(warning -> lines.add("  note: " + warning));
        return String.join("\n", lines);
    }

    private static String of(List<MountName> mounts) {
        return mounts.isEmpty() ? "none" : "whoever is on " + names(mounts) + " now, where no source is";
    }

    private static String names(List<MountName> mounts) {
        return mounts.isEmpty() ? "none" : mounts.stream().map(MountName::path).collect(Collectors.joining(", "));
    }
}

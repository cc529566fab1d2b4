package floe.cli;

import floe.config.check.Check;
import floe.config.check.CheckJson;
import floe.config.check.CheckText;
import floe.config.check.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `floe check`: what will come of an icecast.xml.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads an icecast.xml and all that it names, as the user who asks, with what the environment says in its"
                    + " place, and tells what is wrong, what is passed over and what will differ from Icecast.",
            ""
        },
        footer = {"", "Exit codes: 0 nothing is wrong, 1 there are warnings, 2 there are errors."})
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "icecast.xml")
    private Path file = Path.of("");

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var checkup = Check.of(file, Surroundings.overrides(System.getenv()), Machine.here());
        var out = spec.commandLine().getOut();
        out.print(json ? CheckJson.of(checkup) + "\n" : CheckText.of(checkup));
        out.flush();
        return checkup.exitCode();
    }
}

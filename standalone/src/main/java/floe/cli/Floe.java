package floe.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `floe`.
@Command(
        name = "floe",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {"An Icecast-compatible streaming server that scales out.", ""},
        subcommands = {
            RunCommand.class,
            IngestCommand.class,
            EdgeCommand.class,
            ConfigCommand.class,
            PlanCommand.class,
            ReloadCommand.class,
            StatusCommand.class,
            KeysCommand.class,
            CheckCommand.class,
            ElementsCommand.class,
            RehearseCommand.class
        },
        footer = {
            "",
            "Start with './floe run': it makes what it needs and says how to listen and how to stream.",
            "'./floe COMMAND --help' tells the options of a command; each can also be given in the",
            "environment: --management-port as FLOE_MANAGEMENT_PORT. './floe test' runs the tests.",
            "",
            "Exit codes: 0 done or stopped by a signal, 1 it did not work, 2 wrong use."
        })
public final class Floe implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Does what the command line says, and leaves the process when that is done.
    public static void main(String[] args) {
        int exitCode = commandLine(new Environment(System.getenv())).execute(args);
        System.exit(exitCode);
    }

    static CommandLine commandLine(Environment environment) {
        var commandLine = new CommandLine(new Floe())
                .setDefaultValueProvider(environment)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrongUse, _) -> complain(wrongUse.getCommandLine(), wrongUse))
                .setExecutionExceptionHandler((failure, at, _) -> report(at, failure));
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: run, ingest, edge, config, check, plan, reload, status or keys");
    }

    private static int complain(CommandLine at, Exception wrongUse) {
        line(at.getErr(), wrongUse, "; see '" + at.getCommandSpec().qualifiedName() + " --help'");
        return CommandLine.ExitCode.USAGE;
    }

    private static int report(CommandLine at, Exception failure) {
        line(at.getErr(), failure, "");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void line(PrintWriter err, Exception why, String more) {
        var message = why.getMessage() == null ? why.toString() : why.getMessage();
        err.println(
                "floe: " + String.join(" ", message.lines().map(String::strip).toList()) + more);
        err.flush();
    }
}

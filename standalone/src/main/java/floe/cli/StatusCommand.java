package floe.cli;

import floe.kit.config.ConfigJson;
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
    private static final byte[] NOTHING = {};

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OrderOptions options = new OrderOptions();

    @Override
    public Integer call() {
        var state = options.open().getFirst().ask("GET /status", NOTHING, State.class);
        var out = spec.commandLine().getOut();
        out.println(options.json() ? ConfigJson.write(state).toString() : state.text());
        out.flush();
        return 0;
    }
}

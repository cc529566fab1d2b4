package floe.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `floe ingest`: one role of a cluster.
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes sources, as a node of a cluster.",
            "It gets its configuration from the cluster's 'config' node; while there is none, it starts from the last"
                    + " one that it had.",
            ""
        })
final class IngestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private DoorOptions doors = new DoorOptions();

    @Mixin
    private NodeOptions node = new NodeOptions();

    @Option(
            names = "--passage-port",
            paramLabel = "PORT",
            description = "at --bind, where edges bring sources and administrators that knocked at them"
                    + " (default: ${DEFAULT-VALUE}, the system's choice)")
    private int passagePort;

    @Override
    public Integer call() {
        var plan = WrongUse.at(spec, this::plan);
        config.sayThatItIsNotRead(spec.commandLine().getErr());
        return Station.run(plan, Welcome::back);
    }

    Plan plan() {
        return new Plan(
                Kind.INGEST,
                node.name(Kind.INGEST),
                node.state(Kind.INGEST),
                null,
                doors.sockets(),
                doors.takesOver(),
                cluster.membership(),
                node.managementAddress(),
                node.managementPort(),
                Ports.checked("--passage-port", passagePort),
                Hospitality.NONE);
    }
}

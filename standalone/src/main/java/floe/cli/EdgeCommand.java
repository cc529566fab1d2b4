package floe.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `floe edge`: one role of a cluster.
@Command(
        name = "edge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves listeners, as a node of a cluster.",
            "It gets its configuration from the cluster's 'config' node; while there is none, it starts from the last"
                    + " one that it had.",
            ""
        })
final class EdgeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private DoorOptions doors = new DoorOptions();

    @Mixin
    private ListenerOptions listeners = new ListenerOptions();

    @Mixin
    private NodeOptions node = new NodeOptions();

    @Override
    public Integer call() {
        var plan = WrongUse.at(spec, this::plan);
        config.sayThatItIsNotRead(spec.commandLine().getErr());
        return Station.run(plan, Welcome::back);
    }

    Plan plan() {
        return new Plan(
                Kind.EDGE,
                node.name(Kind.EDGE),
                node.state(Kind.EDGE),
                null,
                doors.sockets(),
                doors.takesOver(),
                cluster.membership(),
                node.managementAddress(),
                node.managementPort(),
                0,
                listeners.hospitality());
    }
}

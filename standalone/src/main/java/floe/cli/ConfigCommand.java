package floe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `floe config`: the node of a cluster that reads icecast.xml.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads icecast.xml for a cluster, and again when the file changes. Each node gets what its role needs.",
            "While it is away, the others go on with what they have.",
            ""
        })
final class ConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private NodeOptions node = new NodeOptions();

    @Override
    public Integer call() {
        return Station.run(WrongUse.at(spec, this::plan), Welcome::back);
    }

    Plan plan() {
        var file = config.file();
        if (file == null) {
            throw new IllegalArgumentException("say which icecast.xml to read: -c FILE");
        }
        return new Plan(
                Kind.CONFIG,
                node.name(Kind.CONFIG),
                node.state(Kind.CONFIG),
                WrongUse.readable(file),
                List.of(),
                cluster.membership(),
                node.managementAddress(),
                node.managementPort(),
                0);
    }
}

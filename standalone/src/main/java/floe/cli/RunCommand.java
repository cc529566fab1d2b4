package floe.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `floe run`: everything in one process.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs everything in one process: takes sources, serves listeners.",
            "Without -c it makes an icecast.xml with random passwords, a certificate and a loop to play in its state"
                    + " folder, and says once how to listen and how to stream.",
            ""
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private DoorOptions doors = new DoorOptions();

    @Mixin
    private ListenerOptions listeners = new ListenerOptions();

    @Mixin
    private NodeOptions node = new NodeOptions();

    @Override
    public Integer call() throws IOException {
        var plan = WrongUse.at(spec, this::plan);
        var sample = config.file() == null ? Sample.in(plan.state()) : null;
        return Station.run(plan, open -> welcome(open, sample));
    }

    Plan plan() {
        var given = config.file();
        var state = node.state(Kind.ALL);
        return new Plan(
                Kind.ALL,
                node.name(Kind.ALL),
                state,
                given == null ? state.resolve(Sample.ICECAST_XML) : WrongUse.readable(given),
                doors.sockets(),
                doors.takesOver(),
                null,
                node.managementAddress(),
                node.managementPort(),
                0,
                listeners.hospitality());
    }

    private static String welcome(OpenDoors open, @Nullable Sample sample) {
        return sample == null || !sample.isNew() || isOverruled() ? Welcome.back(open) : Welcome.first(open, sample);
    }

    /// Whether the passwords that were made are not those that count.
    private static boolean isOverruled() {
        var overrides = Surroundings.overrides(System.getenv());
        return overrides.says("authentication/source-password") || overrides.says("authentication/admin-password");
    }
}

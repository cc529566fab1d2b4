package floe.cli;

import floe.config.xml.Overrides;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/// The environment as icecast.xml sees it.
final class Surroundings {
    /// Of the launcher.
    private static final Set<String> LAUNCHERS = Set.of("FLOE_BUILD", "FLOE_JAVA_OPTS", "FLOE_HOME", "FLOE_VERSION");

    private Surroundings() {}

    static Overrides overrides(Map<String, String> environment) {
        var others = new HashSet<>(LAUNCHERS);
        addOptions(Floe.commandLine(new Environment(Map.of())), others);
        return Overrides.of(environment, others, SecretFile::read);
    }

    private static void addOptions(CommandLine command, Set<String> variables) {
        command.getCommandSpec().options().forEach(option -> variables.add(Environment.variable(option)));
        command.getSubcommands().values().forEach(inner -> addOptions(inner, variables));
    }
}

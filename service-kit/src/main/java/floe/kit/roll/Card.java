package floe.kit.roll;

import floe.kit.config.ConfigWords.Edition;
import java.util.List;

/// What a node tells of itself.
///
/// @param node its name
/// @param role what it runs, as on the command line
/// @param floe its build
/// @param sinceMillis wall clock at its start
/// @param version of the configuration that it runs on, or publishes; 0 while it has none
/// @param digest of the same
/// @param missing what it lacks to be ready; empty when it is
public record Card(
        String node, String role, String floe, long sinceMillis, long version, String digest, List<String> missing) {
    public Card {
        missing = List.copyOf(missing);
    }

    /// The snapshot that it runs on, or publishes.
    public Edition edition() {
        return new Edition(version, digest);
    }
}

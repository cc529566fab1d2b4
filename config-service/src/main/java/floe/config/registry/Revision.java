package floe.config.registry;

import floe.mount.ClusterConfig;
import floe.mount.ConfigChange;
import java.util.List;

/// What became of a draft.
public sealed interface Revision {
    /// It says what the snapshot in force says.
    ///
    /// @param warnings the draft's, and those about its files and lists
    record Same(ClusterConfig config, List<Finding> warnings) implements Revision {
        public Same {
            warnings = List.copyOf(warnings);
        }
    }

    /// It says something else than the snapshot in force, which came from another config service; but nothing else than
    /// before.
    ///
    /// @param changes what it would change
    record Differs(ClusterConfig config, List<ConfigChange> changes, List<Finding> warnings) implements Revision {
        public Differs {
            changes = List.copyOf(changes);
            warnings = List.copyOf(warnings);
        }
    }

    /// A new snapshot is in force.
    ///
    /// @param changes against the snapshot before it; empty for the first one
    /// @param warnings the draft's, and those about its files
    /// @param complaint why the snapshot could not be saved; empty when it was
    record Next(ClusterConfig config, List<ConfigChange> changes, List<Finding> warnings, String complaint)
            implements Revision {
        public Next {
            changes = List.copyOf(changes);
            warnings = List.copyOf(warnings);
        }
    }
}

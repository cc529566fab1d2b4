package floe.wire;

import floe.mount.MountName;
import java.util.List;

/// «From here on this mount falls back to those»: what an administrator said to any ingest about a mount that another
/// one carries. Answered with an [Answer].
public record Divert(MountName mount, List<MountName> to) {
    public Divert {
        to = List.copyOf(to);
    }

    /// What the owner of the mount says to it.
    ///
    /// @param done no when nobody feeds the mount there
    public record Answer(boolean done) {}

    /// What was said of a mount, for as long as its source is not another one and the configuration is the same.
    ///
    /// @param version of the configuration in force when it was said
    /// @param to the best first; empty for silence
    public record Diversion(long version, List<MountName> to) {
        public Diversion {
            to = List.copyOf(to);
        }
    }
}

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
}

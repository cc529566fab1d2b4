package floe.wire;

import floe.mount.MountName;
import java.util.List;

/// What an administrator said of a mount's fallbacks. It holds for as long as the mount's source is not another one and
/// the configuration is the same.
///
/// @param version of the configuration in force when it was said
/// @param to the best first; empty for silence
public record Diversion(long version, List<MountName> to) {
    public Diversion {
        to = List.copyOf(to);
    }
}

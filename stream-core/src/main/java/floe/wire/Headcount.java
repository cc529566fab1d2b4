package floe.wire;

import floe.mount.MountName;
import java.util.Map;

/// «So many listen here»: what an edge tells the others of the mounts that may have only so many listeners.
///
/// @param edge whose
public record Headcount(String edge, Map<MountName, Integer> listeners) {
    public Headcount {
        listeners = Map.copyOf(listeners);
    }
}

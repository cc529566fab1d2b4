package floe.edge.listener;

import floe.kit.door.Visitor;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import java.time.Instant;

/// Somebody asks to listen, and what counts at that moment.
///
/// @param mount that it asks for
record Asking(Visitor visitor, ClusterConfig config, MountConfig mount, Guest guest, Instant now) {
    /// The same a while later.
    Asking again(ClusterConfig newest, Instant later) {
        return new Asking(visitor, newest, newest.mount(mount.name()), guest, later);
    }
}

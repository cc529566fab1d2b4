package floe.edge.listener;

import floe.mount.MountName;

/// What there is to hear and how many hear it, as far as is known here.
interface Occupancy {
    /// Whether there would be anything to hear.
    boolean plays(MountName mount);

    /// On all edges.
    int audience(MountName mount);

    /// Of all mounts, here.
    int onNode();

    /// Whether one more may come from the same address.
    boolean hasRoomAtHome();
}

package floe.edge.listener;

import floe.mount.MountName;

/// What there is to hear, who asks for it and how many hear it, as far as is known here.
interface Occupancy {
    /// Whether who asks has proved to be one of those who may listen, where not everybody may.
    boolean mayListen();

    /// Whether it has logged in before, and listens, where nobody may twice.
    boolean listensAlready();

    /// Whether there would be anything to hear.
    boolean plays(MountName mount);

    /// On all edges.
    int audience(MountName mount);

    /// Of all mounts, here.
    int onNode();

    /// Whether one more may come from the same address.
    boolean hasRoomAtHome();
}

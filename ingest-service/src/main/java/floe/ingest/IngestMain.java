package floe.ingest;

import floe.ingest.lease.Leases;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.Owners;
import floe.ingest.source.SourceRoom;
import floe.kit.Node;
import floe.kit.door.Room;
import io.vertx.core.Future;

/// The ingest of a node: mounts, leases on them, and the room where sources come in.
public final class IngestMain {
    private final LiveMounts mounts;
    private final Owners owners;
    private final Leases leases;
    private final Room room;

    private IngestMain(LiveMounts mounts, Owners owners, Leases leases, Room room) {
        this.mounts = mounts;
        this.owners = owners;
        this.leases = leases;
        this.room = room;
    }

    /// Done when edges can ask for mounts.
    public static Future<IngestMain> start(Node node) {
        var mounts = LiveMounts.open(node);
        return Owners.open(node, mounts)
                .compose(owners -> Leases.open(node, mounts)
                        .map(leases -> new IngestMain(mounts, owners, leases, new SourceRoom(node, mounts, owners))));
    }

    /// What this service offers at a door.
    public Room room() {
        return room;
    }

    /// Ends all sources, tells those who follow them, and stops answering.
    public Future<Void> stop() {
        return owners.stop().compose(_ -> mounts.stop()).compose(_ -> leases.stop());
    }
}

package floe.ingest;

import floe.ingest.lease.Leases;
import floe.ingest.live.LiveMounts;
import floe.ingest.relay.Relays;
import floe.ingest.source.SourceRoom;
import floe.kit.Node;
import floe.kit.door.Room;
import io.vertx.core.Future;

/// The ingest of a node: mounts, leases on them, and the room where sources come in.
public final class IngestMain {
    private final LiveMounts mounts;
    private final Relays relays;
    private final Leases leases;
    private final Room room;

    private IngestMain(LiveMounts mounts, Relays relays, Leases leases, Room room) {
        this.mounts = mounts;
        this.relays = relays;
        this.leases = leases;
        this.room = room;
    }

    /// Done when edges can ask for mounts.
    public static Future<IngestMain> start(Node node) {
        var mounts = LiveMounts.open(node);
        var room = new SourceRoom(node, mounts);
        var relays = new Relays(node, mounts);
        return Leases.open(node, mounts, relays::wanted)
                .compose(leases -> relays.open().map(_ -> new IngestMain(mounts, relays, leases, room)));
    }

    /// What this service offers at a door.
    public Room room() {
        return room;
    }

    /// Ends all sources, tells those who follow them, and stops answering.
    public Future<Void> stop() {
        return relays.leave().compose(_ -> mounts.stop()).compose(_ -> leases.stop());
    }
}

package floe.ingest;

import floe.ingest.admin.AdminOffice;
import floe.ingest.divert.Diversions;
import floe.ingest.lease.Leases;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.Owners;
import floe.ingest.login.Gate;
import floe.ingest.relay.Relays;
import floe.ingest.source.SourceRoom;
import floe.ingest.title.Titles;
import floe.kit.Node;
import floe.kit.door.Room;
import floe.kit.pages.Office;
import io.vertx.core.Future;

/// The ingest of a node: mounts and who has them, leases on them, the room where sources come in, what is fetched from
/// other servers, the office where titles and fallbacks are told, and who looks on.
public final class IngestMain {
    private final LiveMounts mounts;
    private final Owners owners;
    private final Relays relays;
    private final Leases leases;
    private final Titles titles;
    private final Diversions diversions;
    private final Onlookers onlookers;
    private final Room room;
    private final Office office;

    private IngestMain(
            Node node,
            LiveMounts mounts,
            Owners owners,
            Relays relays,
            Leases leases,
            Titles titles,
            Diversions diversions,
            Onlookers onlookers) {
        var gate = new Gate(node.vertx());
        this.mounts = mounts;
        this.owners = owners;
        this.relays = relays;
        this.leases = leases;
        this.titles = titles;
        this.diversions = diversions;
        this.onlookers = onlookers;
        this.room = new SourceRoom(node, mounts, owners, gate);
        this.office = new AdminOffice(node, gate, titles, diversions);
    }

    /// Done when edges can ask for mounts.
    public static Future<IngestMain> start(Node node) {
        var mounts = LiveMounts.open(node);
        var onlookers = new Onlookers(node, mounts);
        var diversions = new Diversions(node, mounts);
        return diversions
                .ready()
                .compose(_ -> Owners.open(node, mounts))
                .compose(owners -> Titles.open(node, mounts).compose(titles -> {
                    var relays = new Relays(node, mounts, owners);
                    return Leases.open(node, mounts, relays::wanted)
                            .compose(leases -> relays.open()
                                    .map(_ -> new IngestMain(
                                            node, mounts, owners, relays, leases, titles, diversions, onlookers)));
                }))
                .onSuccess(_ -> onlookers.ready());
    }

    /// What this service offers at a door.
    public Room room() {
        return room;
    }

    /// What this service offers behind the node's HTTP server.
    public Office office() {
        return office;
    }

    /// Ends all sources, tells those who follow them, and stops answering.
    public Future<Void> stop() {
        return relays.leave()
                .compose(_ -> owners.stop())
                .compose(_ -> mounts.stop())
                .compose(_ -> Future.join(leases.stop(), titles.stop(), diversions.stop()))
                .compose(_ -> onlookers.stop());
    }
}

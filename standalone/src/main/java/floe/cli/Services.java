package floe.cli;

import floe.config.ConfigMain;
import floe.edge.EdgeMain;
import floe.ingest.IngestMain;
import floe.kit.Node;
import floe.kit.cluster.Joined;
import floe.kit.cluster.Majority;
import floe.kit.config.ConfigClient;
import floe.kit.directory.HeardMounts;
import floe.kit.door.Doorman;
import floe.kit.door.Doors;
import floe.kit.door.Room;
import floe.kit.pages.Census;
import floe.kit.pages.Office;
import floe.kit.pages.PagesRoom;
import floe.kit.passage.IngestDoor;
import floe.kit.passage.PassageRoom;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The services of one process, put together: what they stand on, the rooms that they offer, the doors to them. Used
/// by one thread, which waits for each step.
final class Services {
    private final Plan plan;
    private final Vertx vertx;
    private final Majority majority;
    private final MeterRegistry metrics;
    private final Departure departure;
    private final List<Room> rooms = new ArrayList<>();
    private final List<Office> offices = new ArrayList<>();
    private Census census = Census.NOBODY;
    private volatile @Nullable Doors doors;
    private @Nullable IngestDoor backDoor;

    Services(Plan plan, Joined joined, MeterRegistry metrics, Departure departure) {
        this.plan = plan;
        this.vertx = joined.vertx();
        this.majority = joined.majority();
        this.metrics = metrics;
        this.departure = departure;
    }

    /// Reads and publishes icecast.xml. Fails with its first mistake when there is no good one yet.
    void startConfig() {
        var icecastXml = plan.icecastXml();
        if (icecastXml != null) {
            var config = ConfigMain.start(
                            vertx, icecastXml, plan.state(), metrics, Surroundings.overrides(System.getenv()))
                    .await();
            departure.first("config service", config::stop);
        }
    }

    /// What the other services stand on; waits for a configuration as long as there is none.
    Node node() {
        var config = ConfigClient.start(vertx, plan.kind().role(), plan.state(), metrics)
                .await();
        departure.first("configuration", config::stop);
        var directory = HeardMounts.listen(vertx);
        departure.first("directory", directory::stop);
        return new Node(plan.name(), vertx, config, directory, metrics, majority);
    }

    /// Starts the services and opens the doors to them. Sources come before listeners, pages last; an edge has a way to
    /// an ingest where that has its sources. When the process
    /// leaves, the services take leave of their visitors before the doors cut off who is left.
    OpenDoors open(Node node, int managementPort) {
        departure.first("doors", this::closeDoors);
        rooms.add(Doorman.hire(node).await());
        if (plan.kind().takesSources()) {
            var ingest = IngestMain.start(node).await();
            departure.first("ingest", ingest::stop);
            rooms.add(ingest.room());
            offices.add(ingest.office());
        }
        var membership = plan.membership();
        if (membership != null && !plan.kind().takesSources()) {
            var passages = new PassageRoom(node, membership.trust());
            departure.first("passages", passages::stop);
            rooms.add(passages);
        }
        if (plan.kind().servesListeners()) {
            var edge = EdgeMain.start(node, plan.flushInterval()).await();
            departure.first("edge", edge::stop);
            rooms.add(edge.room());
            census = edge.census();
        }
        var pages = PagesRoom.open(node, census, offices).await();
        departure.first("pages", pages::stop);
        rooms.add(pages);
        if (membership != null && plan.kind().takesSources()) {
            var door =
                    IngestDoor.open(node, membership, plan.passagePort(), rooms).await();
            departure.first("passage", door::closeToNewcomers);
            backDoor = door;
        }
        var opened =
                Doors.open(vertx, node.config(), plan.instead(), rooms, metrics).await();
        doors = opened;
        return new OpenDoors(plan, opened.sockets(), opened.ports(), managementPort);
    }

    /// Whether visitors can come in by all doors. Any thread.
    boolean isOpen() {
        return doors != null && doors.areAllOpen();
    }

    private Future<Void> closeDoors() {
        var back = backDoor == null ? Future.<Void>succeededFuture() : backDoor.stop();
        return back.eventually(() -> doors == null ? Future.succeededFuture() : doors.stop());
    }
}

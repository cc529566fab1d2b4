package floe.cli;

import floe.config.ConfigMain;
import floe.edge.EdgeMain;
import floe.ingest.IngestMain;
import floe.kit.Node;
import floe.kit.cluster.Joined;
import floe.kit.cluster.Majority;
import floe.kit.config.ConfigClient;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.HeardServices;
import floe.kit.control.ControlRoom;
import floe.kit.directory.HeardMounts;
import floe.kit.door.Doorman;
import floe.kit.door.Doors;
import floe.kit.door.Room;
import floe.kit.pages.Census;
import floe.kit.pages.Office;
import floe.kit.pages.PagesRoom;
import floe.kit.passage.IngestDoor;
import floe.kit.passage.PassageRoom;
import floe.mount.MountName;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private final HeardServices configServices;
    private Census census = Census.NOBODY;
    private @Nullable ConfigMain configMain;
    private @Nullable HeardMounts directory;
    private volatile Supplier<Edition> edition = () -> Edition.NONE;
    private volatile @Nullable Doors doors;
    private @Nullable EdgeMain edge;
    private @Nullable IngestDoor backDoor;

    Services(Plan plan, Joined joined, MeterRegistry metrics, Departure departure) {
        this.plan = plan;
        this.vertx = joined.vertx();
        this.majority = joined.majority();
        this.metrics = metrics;
        this.departure = departure;
        this.configServices = HeardServices.listen(vertx, metrics);
        departure.first("config services", configServices::stop);
    }

    /// What is heard of the cluster's config services. Any thread.
    HeardServices configServices() {
        return configServices;
    }

    /// The snapshot that this process runs on or, if it does nothing else, publishes. Any thread.
    Edition edition() {
        return edition.get();
    }

    /// Reads and publishes icecast.xml. Fails with its first mistake when there is no good one yet.
    void startConfig() {
        var icecastXml = plan.icecastXml();
        if (icecastXml != null) {
            var overrides = Surroundings.overrides(System.getenv());
            var config = ConfigMain.start(vertx, plan.name(), icecastXml, plan.state(), metrics, overrides)
                    .await();
            departure.first("config service", config::stop);
            configMain = config;
            edition = config::edition;
        }
    }

    /// What would come of another icecast.xml; null where no config service runs.
    ControlRoom.@Nullable Foresight foresight() {
        var config = configMain;
        if (config == null) {
            return null;
        }
        var mounts = directory();
        return (content, name) -> config.foresee(content, name, onAir(mounts)).map(ConfigJson::write);
    }

    private static Set<MountName> onAir(HeardMounts mounts) {
        return mounts.claims().stream().map(MountClaim::mount).collect(Collectors.toSet());
    }

    private HeardMounts directory() {
        var listening = directory;
        if (listening == null) {
            listening = HeardMounts.listen(vertx);
            departure.first("directory", listening::stop);
            directory = listening;
        }
        return listening;
    }

    /// What the other services stand on; waits for a configuration as long as there is none.
    Node node() {
        var config = ConfigClient.start(vertx, plan.kind().role(), plan.state(), metrics)
                .await();
        departure.first("configuration", config::stop);
        edition = () -> Edition.of(config.current());
        return new Node(plan.name(), vertx, config, directory(), metrics, majority);
    }

    /// Starts the services and opens the doors to them. Sources come before listeners, pages last; an edge has a way to
    /// an ingest where that has its sources. When the process leaves, the services let their visitors go before the
    /// doors cut off who is left.
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
            var started =
                    EdgeMain.start(node, plan.hospitality().flushInterval()).await();
            departure.first("edge", started::stop);
            rooms.add(started.room());
            census = started.census();
            edge = started;
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
        var opened = openDoors(node).await();
        doors = opened;
        return new OpenDoors(plan, opened.sockets(), opened.ports(), managementPort);
    }

    private Future<Doors> openDoors(Node node) {
        return plan.takesOver()
                ? Doors.takeOver(vertx, node.config(), plan.instead(), rooms, metrics)
                : Doors.open(vertx, node.config(), plan.instead(), rooms, metrics);
    }

    /// Takes leave of the visitors, in the time that there is for it.
    Future<Void> signOff() {
        var opened = doors;
        return opened == null
                ? Future.succeededFuture()
                : new SignOff(vertx, opened, edge).within(plan.hospitality().drain());
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

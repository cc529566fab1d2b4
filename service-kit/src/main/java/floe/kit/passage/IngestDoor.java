package floe.kit.passage;

import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.kit.cluster.Membership;
import floe.kit.cluster.NodeTls;
import floe.kit.door.BackDoor;
import floe.kit.door.Room;
import floe.wire.OpenPassage;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The back door of an ingest, on the private network, and the word of it to all nodes: every half second, so that
/// newcomers know it and lost words don't matter.
public final class IngestDoor {
    private static final Logger log = LoggerFactory.getLogger(IngestDoor.class);
    private static final long EVERY_MILLIS = 500;
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);

    private final Node node;
    private final String host;
    private final BackDoor door;
    private final long timer;

    private IngestDoor(Node node, String host, BackDoor door) {
        this.node = node;
        this.host = host;
        this.door = door;
        this.timer = node.vertx().setPeriodic(0, EVERY_MILLIS, _ -> announce(door.port()));
    }

    /// Opens the door.
    ///
    /// @param port 0 for one of the system's choice
    /// @param rooms asked in turn, as at the public doors
    public static Future<IngestDoor> open(Node node, Membership membership, int port, List<Room> rooms) {
        var options = new NetServerOptions().setTcpNoDelay(true);
        return BackDoor.open(
                        node.vertx(),
                        membership.bindAddress(),
                        port,
                        NodeTls.secured(options, membership.trust()),
                        node.config(),
                        rooms)
                .map(door -> new IngestDoor(node, membership.publicAddress(), door))
                .onSuccess(opened -> log.info("passage={}:{} is open to other nodes", opened.host, opened.door.port()))
                .recover(e -> Future.failedFuture(new IOException(
                        "cannot listen on " + membership.bindAddress() + ":" + port + " (passage): " + e.getMessage(),
                        e)));
    }

    private void announce(int port) {
        node.vertx().eventBus().publish(Addresses.PASSAGES, new OpenPassage(node.name(), host, port), OPTIONS);
    }

    /// Sends nobody here any more.
    public Future<Void> closeToNewcomers() {
        node.vertx().cancelTimer(timer);
        announce(0);
        return Future.succeededFuture();
    }

    /// Cuts off whoever is here, and still calls others in.
    Future<Void> cutOff() {
        return door.close();
    }

    /// Cuts off whoever is still here.
    public Future<Void> stop() {
        return closeToNewcomers().compose(_ -> cutOff());
    }
}

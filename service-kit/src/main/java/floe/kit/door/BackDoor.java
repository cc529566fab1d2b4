package floe.kit.door;

import floe.kit.config.ConfigWatch;
import floe.mount.ListenSocket;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The door for visitors that knocked at another node, which passes them on with a word of its own first
/// ([floe.wire.Preface]). Served by every event loop.
public final class BackDoor {
    private static final ListenSocket NO_SOCKET = ListenSocket.plain("", 0);

    private final Vertx vertx;
    private final String deployment;
    private final List<Porch> porches;

    private BackDoor(Vertx vertx, String deployment, List<Porch> porches) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.porches = porches;
    }

    /// Opens the door.
    ///
    /// @param host of the private network
    /// @param port 0 for one of the system's choice
    /// @param options that keep strangers out
    /// @param rooms asked in turn, as at the public doors
    public static Future<BackDoor> open(
            Vertx vertx, String host, int port, NetServerOptions options, ConfigWatch config, List<Room> rooms) {
        var address = Door.address(host, port);
        Queue<Porch> porches = new ConcurrentLinkedQueue<>();
        return vertx.deployVerticle(
                        () -> {
                            var porch =
                                    new Porch(options, address, NO_SOCKET, true, config, rooms, new Entrance(), null);
                            porches.add(porch);
                            return porch;
                        },
                        new DeploymentOptions().setInstances(Door.eventLoops(vertx)))
                .map(deployment -> new BackDoor(vertx, deployment, List.copyOf(porches)));
    }

    /// Where it really listens.
    public int port() {
        return porches.getFirst().port();
    }

    /// Cuts all connections off.
    public Future<Void> close() {
        return vertx.undeploy(deployment);
    }
}

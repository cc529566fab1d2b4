package floe.kit.door;

import floe.kit.config.ConfigWatch;
import floe.mount.ListenSocket;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/// One public socket, served by every event loop.
///
/// @param porches one for each event loop
record Door(ListenSocket socket, Vertx vertx, String deployment, Entrance entrance, List<Porch> porches) {
    private static final int BACKLOG = 4096;
    private static final int SEND_BUFFER_BYTES = 128 * 1024;
    private static final Duration DEAD_PEER = Duration.ofSeconds(30);
    private static final AtomicInteger chosenBySystem = new AtomicInteger();

    /// Opens the socket, so that another process of the same user can take it over. One that wants to say so: else two
    /// that were started by mistake would each get some of the visitors, and nobody would know why.
    ///
    /// @param takesOver whether another process may have the port now
    /// @param tls for those sockets that speak it
    static Future<Door> open(
            Vertx vertx, ListenSocket socket, boolean takesOver, Tls tls, ConfigWatch config, List<Room> rooms) {
        return takesOver || !vertx.isNativeTransportEnabled()
                ? open(vertx, socket, tls, config, rooms)
                : vacant(vertx, socket).compose(_ -> open(vertx, socket, tls, config, rooms));
    }

    private static Future<?> vacant(Vertx vertx, ListenSocket socket) {
        return vertx.executeBlocking(() -> switch (Vacancy.of(socket)) {
            case Vacancy.Free free -> free;
            case Vacancy.Taken(var why) ->
                throw new IOException(why + " (--take-over shares it with a Floe of the same user that is to leave)");
            case Vacancy.Refused(var why) -> throw new IOException(why);
        });
    }

    private static Future<Door> open(Vertx vertx, ListenSocket socket, Tls tls, ConfigWatch config, List<Room> rooms) {
        var address = address(socket.address(), socket.port());
        var options = options(vertx, socket);
        var entrance = new Entrance();
        Queue<Porch> porches = new ConcurrentLinkedQueue<>();
        return vertx.deployVerticle(
                        () -> {
                            var porch = new Porch(options, address, socket, false, config, rooms, entrance, tls);
                            porches.add(porch);
                            return porch;
                        },
                        new DeploymentOptions().setInstances(eventLoops(vertx)))
                .map(deployment -> new Door(socket, vertx, deployment, entrance, List.copyOf(porches)));
    }

    /// The same for all event loops, also where the system chooses the port.
    static SocketAddress address(String host, int port) {
        return port == 0
                ? SocketAddress.sharedRandomPort(chosenBySystem.incrementAndGet(), host)
                : SocketAddress.inetSocketAddress(port, host);
    }

    /// TLS is not the server's business here: a proxy's word may come before it.
    private static NetServerOptions options(Vertx vertx, ListenSocket socket) {
        var options = new NetServerOptions()
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setSendBufferSize(socket.sendBufferBytes() > 0 ? socket.sendBufferBytes() : SEND_BUFFER_BYTES);
        return vertx.isNativeTransportEnabled()
                ? options.setTcpUserTimeout((int) DEAD_PEER.toMillis()).setReusePort(true)
                : options;
    }

    static int eventLoops(Vertx vertx) {
        var loops = ((VertxInternal) vertx).nettyEventLoopGroup();
        return (int) StreamSupport.stream(loops.spliterator(), false).count();
    }

    /// Where it really listens; the system's choice when the socket leaves it open.
    int port() {
        return porches.getFirst().port();
    }

    /// Leads newcomers to another process at this port, as soon as there is one.
    void handOver() {
        entrance.handOver();
    }

    /// Takes no more connections. Those that are there live on.
    Future<?> stopListening() {
        return entrance.close()
                .compose(_ ->
                        Future.join(porches.stream().map(Porch::stopListening).toList()));
    }

    /// Cuts all connections off.
    Future<Void> close() {
        return vertx.undeploy(deployment);
    }
}

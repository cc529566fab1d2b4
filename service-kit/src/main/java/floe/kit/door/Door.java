package floe.kit.door;

import floe.kit.config.ConfigWatch;
import floe.mount.ListenSocket;
import floe.mount.TlsMode;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One public socket, served by every event loop.
///
/// @param porches one for each event loop
/// @param lateTls null where nobody goes over to TLS after the first byte
record Door(
        ListenSocket socket,
        Vertx vertx,
        String deployment,
        List<Porch> porches,
        @Nullable LateTls lateTls) {
    private static final int BACKLOG = 4096;
    private static final int SEND_BUFFER_BYTES = 128 * 1024;
    private static final Duration DEAD_PEER = Duration.ofSeconds(30);
    private static final AtomicInteger chosenBySystem = new AtomicInteger();

    /// Opens the socket.
    ///
    /// @param tls ignored by a plain socket
    static Future<Door> open(
            Vertx vertx, ListenSocket socket, ServerSSLOptions tls, ConfigWatch config, List<Room> rooms) {
        if (!socket.tls().isPossible() || socket.tls() == TlsMode.ON) {
            return open(vertx, socket, options(vertx, socket, tls), config, rooms, null);
        }
        var late = new LateTls();
        return late.show(vertx, tls)
                .compose(_ -> open(vertx, socket, options(vertx, socket, tls), config, rooms, late));
    }

    private static Future<Door> open(
            Vertx vertx,
            ListenSocket socket,
            NetServerOptions options,
            ConfigWatch config,
            List<Room> rooms,
            @Nullable LateTls late) {
        var address = address(socket.address(), socket.port());
        Queue<Porch> porches = new ConcurrentLinkedQueue<>();
        return vertx.deployVerticle(
                        () -> {
                            var porch = new Porch(options, address, socket, false, config, rooms, late);
                            porches.add(porch);
                            return porch;
                        },
                        new DeploymentOptions().setInstances(eventLoops(vertx)))
                .map(deployment -> new Door(socket, vertx, deployment, List.copyOf(porches), late));
    }

    /// The same for all event loops, also where the system chooses the port.
    static SocketAddress address(String host, int port) {
        return port == 0
                ? SocketAddress.sharedRandomPort(chosenBySystem.incrementAndGet(), host)
                : SocketAddress.inetSocketAddress(port, host);
    }

    private static NetServerOptions options(Vertx vertx, ListenSocket socket, ServerSSLOptions tls) {
        var options = new NetServerOptions()
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setSendBufferSize(socket.sendBufferBytes() > 0 ? socket.sendBufferBytes() : SEND_BUFFER_BYTES);
        if (vertx.isNativeTransportEnabled()) {
            options.setTcpUserTimeout((int) DEAD_PEER.toMillis());
        }
        if (socket.tls() == TlsMode.ON) {
            options.setSsl(true).setKeyCertOptions(tls.getKeyCertOptions());
            if (OpenSSLEngineOptions.isAvailable()) {
                options.setSslEngineOptions(new OpenSSLEngineOptions());
            }
        }
        return options;
    }

    static int eventLoops(Vertx vertx) {
        var loops = ((VertxInternal) vertx).nettyEventLoopGroup();
        return (int) StreamSupport.stream(loops.spliterator(), false).count();
    }

    /// Where it really listens; the system's choice when the socket leaves it open.
    int port() {
        return porches.getFirst().port();
    }

    /// Shows another certificate to those who come from now on. Fails when it cannot be used; the old one stays then.
    Future<Void> renew(ServerSSLOptions tls) {
        if (lateTls != null) {
            return lateTls.show(vertx, tls);
        }
        return socket.tls() == TlsMode.ON
                ? Future.all(porches.stream().map(porch -> porch.renew(tls)).toList())
                        .mapEmpty()
                : Future.succeededFuture();
    }

    /// Takes no more connections. Those that are there live on.
    void stopListening() {
        porches.forEach(Porch::stopListening);
    }

    /// Cuts all connections off.
    Future<Void> close() {
        return vertx.undeploy(deployment);
    }
}

package floe.kit.door;

import floe.http.IcecastReplies;
import floe.kit.config.ConfigWatch;
import floe.mount.ListenSocket;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One event loop's share of a door.
final class Porch extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(Porch.class);
    private static final int FEWEST_WAITING = 1024;
    /// Longer than any connection lives.
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final NetServerOptions options;
    private final SocketAddress address;
    private final ListenSocket door;
    private final ConfigWatch config;
    private final List<Room> rooms;
    private final boolean isBack;
    private final @Nullable LateTls tls;
    private final WaitingVisitors waiting = new WaitingVisitors();
    private @Nullable NetServer server;

    /// @param isBack whether those who come are passed on by other nodes
    /// @param tls null where nobody goes over to TLS
    Porch(
            NetServerOptions options,
            SocketAddress address,
            ListenSocket door,
            boolean isBack,
            ConfigWatch config,
            List<Room> rooms,
            @Nullable LateTls tls) {
        this.options = options;
        this.address = address;
        this.door = door;
        this.isBack = isBack;
        this.tls = tls;
        this.config = config;
        this.rooms = rooms;
    }

    @Override
    public Future<?> start() {
        server = vertx.createNetServer(options)
                .connectHandler(this::welcome)
                .exceptionHandler(e -> log.debug("a connection failed at the door: {}", e.toString()));
        return server.listen(address);
    }

    private void welcome(NetSocket socket) {
        // With a shutdown handler the connection outlives its listening socket.
        socket.shutdownHandler(_ -> {});
        var snapshot = config.current();
        var replies = new IcecastReplies(snapshot.server().serverId(), snapshot.headers());
        var patience = snapshot.limits().headerTimeout();
        var connection = (NetSocketInternal) socket;
        if (tls != null && door.tls().mayBegin()) {
            tls.wait(connection.channelHandlerContext());
        }
        var threshold = new Threshold(door, isBack, rooms, replies, snapshot.proxies(), patience, tls);
        new Doorstep(connection, context, threshold, waiting).listen();
        waiting.keepAtMost(FEWEST_WAITING + 2 * snapshot.limits().clients());
    }

    int port() {
        return started().actualPort();
    }

    Future<Boolean> renew(ServerSSLOptions tls) {
        return started().updateSSLOptions(tls, true);
    }

    /// Takes no more connections. Those that are there live on.
    void stopListening() {
        started().shutdown(FOR_EVER);
    }

    private NetServer started() {
        if (server == null) {
            throw new IllegalStateException("the door is not open yet");
        }
        return server;
    }
}

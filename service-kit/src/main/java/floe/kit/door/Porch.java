package floe.kit.door;

import floe.http.IcecastReplies;
import floe.kit.config.ConfigWatch;
import floe.mount.ListenSocket;
import floe.peer.Peer;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
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
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /// Longer than any connection lives.
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final NetServerOptions options;
    private final SocketAddress address;
    private final ListenSocket door;
    private final ConfigWatch config;
    private final List<Room> rooms;
    private final boolean isBack;
    private final Entrance entrance;
    private final @Nullable Tls tls;
    private final WaitingVisitors waiting = new WaitingVisitors();
    private @Nullable Handshakes handshakes;
    private @Nullable NetServer server;
    private @Nullable Long complainedNanos;

    /// @param isBack whether those who come are passed on by other nodes
    /// @param entrance of all porches of the door
    /// @param tls null where nobody goes over to TLS
    Porch(
            NetServerOptions options,
            SocketAddress address,
            ListenSocket door,
            boolean isBack,
            ConfigWatch config,
            List<Room> rooms,
            Entrance entrance,
            @Nullable Tls tls) {
        this.options = options;
        this.address = address;
        this.door = door;
        this.isBack = isBack;
        this.entrance = entrance;
        this.tls = tls;
        this.config = config;
        this.rooms = rooms;
    }

    @Override
    public void init(Vertx vertx, Context context) {
        super.init(vertx, context);
        handshakes = new Handshakes(((ContextInternal) context).nettyEventLoop());
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
        var connection = (NetSocketInternal) socket;
        var channel = connection.channelHandlerContext().channel();
        entrance.passed(channel);
        Silence.watch(channel);
        var threshold = threshold();
        var doorstep = new Doorstep(connection, context, threshold, waiting);
        doorstep.listen();
        enter(channel, doorstep, threshold);
        waiting.keepAtMost(FEWEST_WAITING + 2 * config.current().limits().clients());
    }

    private Threshold threshold() {
        var snapshot = config.current();
        var replies = new IcecastReplies(snapshot.server().serverId(), snapshot.headers());
        var patience = snapshot.limits().headerTimeout();
        return new Threshold(door, isBack, rooms, replies, snapshot.proxies(), patience, this::goOverToTls);
    }

    /// What comes before the first head, in the order of the bytes.
    private void enter(Channel channel, Doorstep doorstep, Threshold threshold) {
        if (door.proxied() && threshold.proxies().trust(doorstep.caller())) {
            channel.pipeline()
                    .addFirst(new ProxyWord(
                            header -> {
                                doorstep.introduce(header);
                                encrypt(channel);
                            },
                            why -> complain(doorstep.caller(), why)));
        } else {
            encrypt(channel);
        }
    }

    /// Once a minute: one that is set up wrongly says it with each visitor.
    private void complain(Peer proxy, String why) {
        long now = System.nanoTime();
        if (complainedNanos == null || now - complainedNanos > AGAIN.toNanos()) {
            complainedNanos = now;
            log.warn("port={} a trusted proxy at {} is hung up on: {}", door.port(), proxy.text(), why);
        }
    }

    private void encrypt(Channel channel) {
        switch (door.tls()) {
            case ON -> goOverToTls(channel);
            case AUTO, AUTO_NO_PLAIN -> channel.pipeline().addFirst(new FirstByte(() -> goOverToTls(channel)));
            case OFF, UPGRADE -> {}
        }
    }

    private void goOverToTls(Channel channel) {
        if (tls == null || handshakes == null) {
            throw new IllegalStateException("this door has no TLS");
        }
        tls.begin(channel, handshakes);
    }

    int port() {
        return started().actualPort();
    }

    /// Takes no more connections. Those that are there live on, and so do those that are on their way in already.
    Future<Void> stopListening() {
        return Future.future(done -> context.runOnContext(_ -> {
            started().shutdown(FOR_EVER);
            done.complete();
        }));
    }

    private NetServer started() {
        if (server == null) {
            throw new IllegalStateException("the door is not open yet");
        }
        return server;
    }
}

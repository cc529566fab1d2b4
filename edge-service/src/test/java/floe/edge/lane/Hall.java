package floe.edge.lane;

import floe.bytes.Bytes;
import floe.mount.MountName;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import javax.net.SocketFactory;

/// A lane behind a real door: one event loop, loopback sockets.
final class Hall implements AutoCloseable {
    static final Bytes HEAD = Bytes.latin1("HTTP/1.0 200 OK\r\n\r\n");
    static final MountName MOUNT = new MountName("/live.ogg");

    final Pages pages = new Pages();
    final Tally tally = new Tally();
    final Lane lane;

    /// What those who come now bring along.
    volatile Function<ByteBuf, Newcomer> newcomer = Newcomer::with;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<ServerSide> arrivals = new LinkedBlockingQueue<>();
    private final NetServer door;
    private final SocketFactory sockets;

    /// The server's end of a listener's connection.
    record ServerSide(FlushCount flushes, Future<Void> closed) {}

    Hall(LaneSettings settings, Pulse pulse, NetServerOptions options, SocketFactory sockets) {
        this.lane = new Lane(MOUNT, Rendition.CHAINED, loop, settings, tally, pulse);
        this.sockets = sockets;
        this.door = vertx.createNetServer(
                        options.setHost("127.0.0.1").setPort(0).setSendBufferSize(65_536))
                .connectHandler(this::welcome);
        door.listen().await();
    }

    static Hall with(LaneSettings settings) {
        return new Hall(settings, new Pulse(System.nanoTime()), new NetServerOptions(), SocketFactory.getDefault());
    }

    /// A listener comes, and the lane has it.
    Guest enter() throws IOException, InterruptedException {
        var socket = sockets.createSocket();
        socket.setReceiveBufferSize(16_384);
        socket.setSoTimeout(10_000);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), door.actualPort()));
        socket.getOutputStream().write('\n');
        return new Guest(socket, arrivals.take());
    }

    /// The pages are heard, each retained once, when this returns.
    void play(List<AirPage> heard) {
        heard.forEach(page -> page.bytes().retain());
        onLoop(() -> lane.hear(heard));
    }

    void onLoop(Runnable task) {
        var done = Promise.<Void>promise();
        loop.runOnContext(_ -> {
            task.run();
            done.complete();
        });
        done.future().await();
    }

    @Override
    public void close() {
        var closed = Promise.<Void>promise();
        loop.runOnContext(_ -> lane.close().onComplete(closed));
        closed.future().await();
        vertx.close().await();
        pages.letGo();
    }

    private void welcome(NetSocket socket) {
        socket.handler(_ -> {
            var wire = ((NetSocketInternal) socket).channelHandlerContext();
            var flushes = new FlushCount();
            wire.pipeline().addFirst(flushes);
            var closed = Promise.<Void>promise();
            socket.closeHandler(closed::complete);
            lane.join(wire, newcomer.apply(Unpooled.copiedBuffer(HEAD.view())));
            arrivals.add(new ServerSide(flushes, closed.future()));
        });
    }

    /// A listener's own end.
    record Guest(Socket socket, ServerSide server) implements AutoCloseable {
        Bytes hear(int count) throws IOException {
            var heard = socket.getInputStream().readNBytes(count);
            return Bytes.wrap(heard);
        }

        Bytes hearAll() throws IOException {
            return Bytes.wrap(socket.getInputStream().readAllBytes());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

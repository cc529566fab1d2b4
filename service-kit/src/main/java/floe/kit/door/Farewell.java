package floe.kit.door;

import floe.bytes.Bytes;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import java.util.concurrent.TimeUnit;

/// How a connection ends so that the peer hears the last word: what is written is sent, then our half is closed, then
/// what the peer still sends is read and dropped until it closes too. A peer that does not is cut off.
///
/// The socket's close handler stays who set it. Vert.x's own `close()` waits for ever for a peer that does not read.
public final class Farewell {
    private static final int MOST_SECONDS = 5;
    private static final int LINGER_SECONDS = 2;

    private Farewell() {}

    /// Sends these last bytes (there may be none) and closes; after 5 s at the latest. Any thread.
    public static void say(NetSocketInternal socket, Bytes last) {
        var channel = socket.channelHandlerContext();
        if (channel.executor().inEventLoop()) {
            sayHere(socket, last);
        } else {
            channel.executor().execute(() -> sayHere(socket, last));
        }
    }

    private static void sayHere(NetSocketInternal socket, Bytes last) {
        var channel = socket.channelHandlerContext();
        socket.drainHandler(null).endHandler(null).exceptionHandler(_ -> {}).handler(_ -> {});
        socket.resume();
        cutAfter(MOST_SECONDS, channel);
        socket.write(BufferInternal.buffer(Unpooled.wrappedBuffer(last.view())))
                .onSuccess(_ -> closeOurHalf(channel))
                .onFailure(_ -> cut(socket));
    }

    private static void closeOurHalf(ChannelHandlerContext channel) {
        var tls = channel.pipeline().get(SslHandler.class);
        ChannelFuture said = tls == null ? channel.newSucceededFuture() : tls.closeOutbound();
        said.addListener(_ -> {
            var _ = ((DuplexChannel) channel.channel()).shutdownOutput();
        });
        cutAfter(LINGER_SECONDS, channel);
    }

    private static void cutAfter(int seconds, ChannelHandlerContext channel) {
        Future<?> timer = channel.executor().schedule(() -> cut(channel), seconds, TimeUnit.SECONDS);
        channel.channel().closeFuture().addListener(_ -> timer.cancel(false));
    }

    /// Cuts the connection off at once, whatever is still unsent. Any thread.
    public static void cut(NetSocketInternal socket) {
        var channel = socket.channelHandlerContext();
        channel.executor().execute(() -> cut(channel));
    }

    private static void cut(ChannelHandlerContext channel) {
        if (channel.channel().isOpen()) {
            channel.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            // The TLS handler's own context is below the handler: no close_notify that waits for the peer.
            var tls = channel.pipeline().context(SslHandler.class);
            var _ = (tls == null ? channel : tls).close();
        }
    }
}

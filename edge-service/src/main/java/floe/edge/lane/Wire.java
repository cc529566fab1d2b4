package floe.edge.lane;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.channel.unix.FileDescriptor;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A connection that is only spoken to. It sits in the channel's pipeline in front of Vert.x, which sees nothing of
/// what passes. Owned by the channel's loop.
class Wire extends ChannelInboundHandlerAdapter {
    private static final long PATIENCE_SECONDS = 5;

    private final ChannelHandlerContext context;
    private final Channel channel;
    private final ChannelPromise unheeded;
    private final @Nullable FileDescriptor line;
    private boolean queued;

    /// @param context of Vert.x's handler in the connection's pipeline
    /// @param straight whether it may be spoken to past the channel
    Wire(ChannelHandlerContext context, boolean straight) {
        this.context = context;
        this.channel = context.channel();
        this.unheeded = new VoidChannelPromise(channel, false);
        this.line = straight ? Line.of(context) : null;
    }

    /// Takes its place in the pipeline. What Vert.x has there for files behind TLS would only look at each write.
    final void settle() {
        var pipeline = context.pipeline();
        pipeline.addBefore(context.name(), "listener", this);
        if (pipeline.get(ChunkedWriteHandler.class) != null) {
            pipeline.remove(ChunkedWriteHandler.class);
        }
    }

    final void whenClosed(Runnable task) {
        channel.closeFuture().addListener(_ -> task.run());
    }

    final boolean isWritable() {
        return channel.isWritable();
    }

    /// The way past the channel, if there is one and nothing waits that what is said there would overtake.
    final @Nullable FileDescriptor clearLine() {
        return queued ? null : line;
    }

    /// Writes these bytes as they are, and takes the reference over. Returns how many they are.
    final int put(ByteBuf bytes) {
        int count = bytes.readableBytes();
        queued = true;
        var _ = context.write(bytes, unheeded);
        return count;
    }

    final void flush() {
        context.flush();
        queued = line != null && !Line.isClear(channel);
    }

    /// What broke the connection, if a write did. Nobody heeds those of pages; but who writes once more, when all is
    /// over, is told.
    final @Nullable Throwable brokenBy() {
        var first = context.pipeline().firstContext();
        if (channel.isOpen() || first == null) {
            return null;
        }
        var told = first.write(Unpooled.EMPTY_BUFFER).cause();
        return told == null ? null : told.getCause();
    }

    /// Closes when all is out that was written; at the latest in 5 s.
    final ChannelFuture end() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> hangUp(context));
        var patience = channel.eventLoop().schedule(this::cut, PATIENCE_SECONDS, TimeUnit.SECONDS);
        return channel.closeFuture().addListener(_ -> patience.cancel(false));
    }

    /// Ends the connection now. The usual ways wait until the peer reads, which a stuck one never does; on TLS even
    /// the channel's own waits for its last word.
    final void cut() {
        if (!channel.isOpen()) {
            return;
        }
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var tls = context.pipeline().context(SslHandler.class);
        hangUp(tls == null ? context : tls);
    }

    private static void hangUp(ChannelHandlerContext at) {
        var _ = at.close();
    }
}

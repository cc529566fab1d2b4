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
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// One connection that listens: a cursor into the lane's ring and no queue. It sits in the channel's pipeline in
/// front of Vert.x, which sees nothing of what passes: what the peer still says is dropped, what it hears is written
/// below. Owned by the lane's loop.
final class Listener extends ChannelInboundHandlerAdapter {
    private static final int STRETCH_BYTES = 128 * 1024;
    private static final long PATIENCE_SECONDS = 5;

    private final Lane lane;
    private final ChannelHandlerContext wire;
    private final Channel channel;
    private final ChannelPromise unheeded;
    private long cursor = PageRing.NONE;
    private boolean serving;

    /// Where it stands in the audience; -1 when it does not any more. The audience's own note.
    int seat = -1;

    /// @param wire the context of Vert.x's handler in the connection's pipeline
    Listener(Lane lane, ChannelHandlerContext wire) {
        this.lane = lane;
        this.wire = wire;
        this.channel = wire.channel();
        this.unheeded = new VoidChannelPromise(channel, false);
    }

    /// Settles in the pipeline and says the head of the reply, without flushing it.
    void greet(ByteBuf head) {
        channel.closeFuture().addListener(_ -> lane.gone(this));
        wire.pipeline().addBefore(wire.name(), "listener", this);
        var _ = wire.write(head, unheeded);
    }

    boolean isPlaced() {
        return cursor != PageRing.NONE;
    }

    /// Starts at this page, after these headers (flushed with the page). Returns the bytes.
    int place(long start, ByteBuf headers) {
        cursor = start;
        int count = headers.readableBytes();
        var _ = wire.write(headers, unheeded);
        return count;
    }

    /// Starts at this page, which needs nothing before it.
    void place(long start) {
        cursor = start;
    }

    /// Whether pages that it never got have left the ring.
    boolean isLost(PageRing ring) {
        return isPlaced() && cursor < ring.oldest();
    }

    void flush() {
        wire.flush();
    }

    /// *Hot*: for each listener at each walk. All pages up to the head with one flush, as long as the channel takes
    /// them; nothing is made for listener and page but the duplicate. The stretch bounds what TLS, which says
    /// "writable" until it is flushed, holds for one that stopped reading. Returns the bytes.
    long serve(PageRing ring) {
        long head = ring.head();
        if (cursor == head || !channel.isWritable()) {
            return 0;
        }
        serving = true;
        long sent = 0;
        do {
            sent += write(ring, head, STRETCH_BYTES);
            wire.flush();
        } while (cursor < head && channel.isWritable());
        serving = false;
        return sent;
    }

    /// Writes the rest, writable or not, and closes when it is out; at the latest in 5 s.
    ChannelFuture end(PageRing rest) {
        if (isPlaced() && !isLost(rest)) {
            write(rest, rest.head(), Long.MAX_VALUE);
        }
        wire.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> hangUp(wire));
        var patience = channel.eventLoop().schedule(this::cut, PATIENCE_SECONDS, TimeUnit.SECONDS);
        return channel.closeFuture().addListener(_ -> patience.cancel(false));
    }

    /// Ends the connection now. The usual ways wait until the peer reads, which a stuck one never does; on TLS even
    /// the channel's own waits for its last word.
    void cut() {
        if (!channel.isOpen()) {
            return;
        }
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var tls = wire.pipeline().context(SslHandler.class);
        hangUp(tls == null ? wire : tls);
    }

    private static void hangUp(ChannelHandlerContext at) {
        var _ = at.close();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!serving && channel.isWritable()) {
            lane.resume(this);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        lane.fail(this, cause instanceof IOException ? Departure.CLIENT : Departure.ERROR);
    }

    private long write(PageRing ring, long head, long upTo) {
        long written = 0;
        while (cursor < head && written < upTo) {
            var bytes = ring.page(cursor++).bytes();
            written += bytes.readableBytes();
            var _ = wire.write(bytes.retainedDuplicate(), unheeded);
        }
        return written;
    }
}

package floe.edge.lane;

import floe.stream.Container;
import floe.stream.Reach;
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
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection that listens: a cursor into the lane's ring and no queue. It sits in the channel's pipeline in
/// front of Vert.x, which sees nothing of what passes: what the peer still says is dropped, what it hears is written
/// below. Owned by the lane's loop.
class Listener extends ChannelInboundHandlerAdapter {
    private static final int STRETCH_BYTES = 128 * 1024;
    private static final long PATIENCE_SECONDS = 5;
    private static final long NOT_FULL = Long.MAX_VALUE;

    private final Lane lane;
    private final ChannelHandlerContext wire;
    private final Channel channel;
    private final ChannelPromise unheeded;
    private long cursor = PageRing.NONE;
    private boolean serving;
    private long fullSinceNanos = NOT_FULL;
    private @Nullable Prologue prologue;

    /// Where it stands in the audience; -1 when it does not any more. The audience's own note.
    int seat = -1;

    /// @param wire the context of Vert.x's handler in the connection's pipeline
    Listener(Lane lane, ChannelHandlerContext wire) {
        this.lane = lane;
        this.wire = wire;
        this.channel = wire.channel();
        this.unheeded = new VoidChannelPromise(channel, false);
    }

    /// Settles in the pipeline and says the head of the reply, without flushing it. What Vert.x has there for files
    /// behind TLS would only look at each write.
    void greet(ByteBuf head) {
        channel.closeFuture().addListener(_ -> lane.gone(this));
        wire.pipeline().addBefore(wire.name(), "listener", this);
        if (wire.pipeline().get(ChunkedWriteHandler.class) != null) {
            wire.pipeline().remove(ChunkedWriteHandler.class);
        }
        var _ = wire.write(head, unheeded);
    }

    /// Hears this before what plays.
    void introduceWith(Prologue first) {
        prologue = first;
    }

    /// Whether it has heard its intro, and the channel takes what follows.
    boolean isIntroduced() {
        return prologue == null || prologue.isOver() && channel.isWritable();
    }

    /// What is left of a burst when the intro counts.
    Reach burst(Reach whole) {
        return prologue == null ? whole : whole.without(prologue.bytes(), prologue.nanos());
    }

    /// How far it is behind for its intro's sake.
    long lag(PageRing ring) {
        return prologue == null ? 0 : prologue.lag(ring.played());
    }

    /// Leaves out an intro that does not fit what plays, and tells which.
    Optional<Intro> refuseIntro(Container playing) {
        if (prologue == null || prologue.intro().fits(playing)) {
            return Optional.empty();
        }
        prologue.skip();
        return Optional.of(prologue.intro());
    }

    /// Says the intro as far as the channel takes it. Returns the bytes.
    ///
    /// @param title what plays on the mount meanwhile
    long introduce(AirTitle title) {
        serving = true;
        long sent = 0;
        while (prologue != null && !prologue.isOver() && channel.isWritable()) {
            long stretch = 0;
            while (!prologue.isOver() && stretch < STRETCH_BYTES) {
                stretch += say(prologue.next().bytes().duplicate(), title);
            }
            wire.flush();
            sent += stretch;
        }
        serving = false;
        return sent;
    }

    boolean isPlaced() {
        return cursor != PageRing.NONE;
    }

    /// Starts at this page, after these headers (flushed with the page). Returns the bytes.
    int place(long start, ByteBuf headers, AirTitle title) {
        place(start);
        return say(headers, title);
    }

    /// Starts at this page, which needs nothing before it.
    void place(long start) {
        cursor = start;
        prologue = null;
    }

    /// Whether pages that it never got have left the ring.
    boolean isLost(PageRing ring) {
        return isPlaced() && cursor < ring.oldest();
    }

    /// Why its connection ended, when it was not us.
    Departure gone() {
        return gone(brokenBy());
    }

    private Departure gone(@Nullable Throwable cause) {
        return Departure.ofOneGone(fullSinceNanos == NOT_FULL ? 0 : System.nanoTime() - fullSinceNanos, cause);
    }

    /// What broke the connection, if a write did. Nobody heeds those of pages; but who writes once more, when all is
    /// over, is told.
    private @Nullable Throwable brokenBy() {
        var first = wire.pipeline().firstContext();
        if (channel.isOpen() || first == null) {
            return null;
        }
        var told = first.write(Unpooled.EMPTY_BUFFER).cause();
        return told == null ? null : told.getCause();
    }

    void whenClosed(Runnable task) {
        channel.closeFuture().addListener(_ -> task.run());
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
        return end();
    }

    /// Closes when all is out that was written; at the latest in 5 s.
    ChannelFuture end() {
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
        fullSinceNanos = channel.isWritable() ? NOT_FULL : System.nanoTime();
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
        lane.fail(this, cause instanceof IOException ? gone(cause) : Departure.ERROR);
    }

    private long write(PageRing ring, long head, long upTo) {
        long written = 0;
        while (cursor < head && written < upTo) {
            var medley = medley(ring, cursor);
            if (medley == null) {
                written += say(ring.page(cursor++));
            } else {
                written += put(medley.bytes());
                cursor = medley.end();
            }
        }
        return written;
    }

    /// Several pages in one piece for who stands at this one, if it has a use for that.
    @Nullable
    Medley medley(PageRing ring, long index) {
        return ring.medley(index);
    }

    /// Writes this page. Returns the bytes, as the others do.
    int say(AirPage page) {
        return put(page.bytes().retainedDuplicate());
    }

    /// Writes these bytes, while this plays; takes the reference over.
    int say(ByteBuf bytes, AirTitle title) {
        return put(bytes);
    }

    /// Writes these bytes as they are, and takes the reference over.
    final int put(ByteBuf bytes) {
        int count = bytes.readableBytes();
        var _ = wire.write(bytes, unheeded);
        return count;
    }
}

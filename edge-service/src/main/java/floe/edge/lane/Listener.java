package floe.edge.lane;

import floe.stream.Container;
import floe.stream.Reach;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection that listens: a cursor into the lane's ring and no queue. What the peer still says is dropped. Owned
/// by the lane's loop.
class Listener extends Wire {
    private static final int STRETCH_BYTES = 128 * 1024;
    private static final long NOT_FULL = Long.MAX_VALUE;

    private final Lane lane;
    private long cursor = PageRing.NONE;
    private boolean serving;
    private long fullSinceNanos = NOT_FULL;
    private @Nullable Prologue prologue;

    /// Where it stands in the audience; -1 when it does not any more. The audience's own note.
    int seat = -1;

    /// @param context of Vert.x's handler in the connection's pipeline
    Listener(Lane lane, ChannelHandlerContext context, boolean straight) {
        super(context, straight);
        this.lane = lane;
    }

    /// Settles in the pipeline and says the head of the reply, without flushing it.
    void greet(ByteBuf head) {
        whenClosed(() -> lane.gone(this));
        settle();
        put(head);
    }

    /// Hears this before what plays.
    void introduceWith(Prologue first) {
        prologue = first;
    }

    /// Whether it has heard its intro, and the channel takes what follows.
    boolean isIntroduced() {
        return prologue == null || prologue.isOver() && isWritable();
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
        while (prologue != null && !prologue.isOver() && isWritable()) {
            long stretch = 0;
            while (!prologue.isOver() && stretch < STRETCH_BYTES) {
                stretch += say(prologue.next().bytes().duplicate(), title);
            }
            flush();
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

    /// *Hot*: for each listener at each walk. All pages up to the head. Returns the bytes.
    long serve(PageRing ring) {
        long head = ring.head();
        if (cursor == head) {
            return 0;
        }
        var line = clearLine();
        return line == null ? servePiped(ring, head) : serveStraight(line, ring, head);
    }

    /// *Hot*. Nothing is made, and little of the machine's memory is touched. What the system does not take waits in
    /// the channel.
    private long serveStraight(FileDescriptor line, PageRing ring, long head) {
        long sent = 0;
        try {
            while (cursor < head) {
                var medley = ring.medley(cursor);
                var bytes = medley == null ? ring.page(cursor).bytes() : medley.bytes();
                int length = bytes.readableBytes();
                int taken = Line.say(bytes, line);
                cursor = medley == null ? cursor + 1 : medley.end();
                sent += length;
                if (taken < length) {
                    put(bytes.retainedSlice(bytes.readerIndex() + taken, length - taken));
                    return sent + servePiped(ring, head);
                }
            }
        } catch (IOException e) {
            lane.fail(this, gone(e));
        }
        return sent;
    }

    /// All with one flush, as long as the channel takes it; nothing is made for listener and page but the duplicate.
    /// The stretch bounds what TLS, which says "writable" until it is flushed, holds for one that stopped reading.
    private long servePiped(PageRing ring, long head) {
        if (!isWritable()) {
            return 0;
        }
        serving = true;
        long sent = 0;
        do {
            sent += write(ring, head, STRETCH_BYTES);
            flush();
        } while (cursor < head && isWritable());
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

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        fullSinceNanos = isWritable() ? NOT_FULL : System.nanoTime();
        if (!serving && isWritable()) {
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
                written += put(medley.bytes().retainedDuplicate());
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
}

package floe.edge.lane;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// Consecutive pages of a ring as one piece of memory, made once for all who stand at the first of them: each gets them
/// with one write, and TLS encrypts them as they lie there. Owned by its ring.
final class Medley {
    /// More is not made one piece: a burst.
    private static final int MOST_BYTES = 96 * 1024;

    private long from = PageRing.NONE;
    private long end = PageRing.NONE;
    private long head = PageRing.NONE;
    private @Nullable ByteBuf piece;

    /// Takes the ring's pages from this one on, as many as make one piece; none where that is not two. What was there
    /// before is given back.
    void gather(PageRing ring, long first) {
        if (first == from && ring.head() == head) {
            return;
        }
        release();
        long behind = first;
        int bytes = 0;
        while (behind < ring.head() && bytes + length(ring, behind) <= MOST_BYTES) {
            bytes += length(ring, behind++);
        }
        if (behind - first > 1) {
            piece = copy(ring, first, behind, bytes);
            from = first;
            end = behind;
            head = ring.head();
        }
    }

    /// Whether it is what one gets who stands at this page.
    boolean beginsAt(long index) {
        return piece != null && index == from;
    }

    /// The index of the page behind its last.
    long end() {
        return end;
    }

    /// All its bytes; whoever keeps them retains them.
    ByteBuf bytes() {
        if (piece == null) {
            throw new IllegalStateException("nothing is gathered");
        }
        return piece;
    }

    void release() {
        if (piece != null) {
            piece.release();
            piece = null;
            from = PageRing.NONE;
        }
    }

    private static int length(PageRing ring, long index) {
        return ring.page(index).bytes().readableBytes();
    }

    private static ByteBuf copy(PageRing ring, long from, long end, int bytes) {
        var copy = PooledByteBufAllocator.DEFAULT.directBuffer(bytes, bytes);
        for (long index = from; index < end; index++) {
            var page = ring.page(index).bytes();
            copy.writeBytes(page, page.readerIndex(), page.readableBytes());
        }
        return copy;
    }
}

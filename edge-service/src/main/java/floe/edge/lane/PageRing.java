package floe.edge.lane;

import floe.stream.Reach;
import org.jspecify.annotations.Nullable;

/// The last stretch of what was played, by absolute index: a page keeps its number for ever, and the oldest leave
/// when there are too many bytes. Owns one reference of each page it holds.
final class PageRing {
    /// No such page.
    static final long NONE = -1;

    private final Medley next = new Medley();
    private final Medley opening = new Medley();
    private @Nullable AirPage[] slots = new AirPage[64];
    private long oldest;
    private long head;
    private long bytes;
    private long nanos;
    private long played;

    /// The index that the next page will have.
    long head() {
        return head;
    }

    /// The index of the oldest page held; [#head] when there is none.
    long oldest() {
        return oldest;
    }

    long bytes() {
        return bytes;
    }

    /// How much was ever added, in bytes.
    long played() {
        return played;
    }

    /// Takes over one reference of `page`; the oldest pages leave that `kept` can spare, but the newest stays, whatever
    /// its size.
    void add(AirPage page, Reach kept) {
        int length = page.bytes().readableBytes();
        bytes += length;
        played += length;
        nanos += page.durationNanos();
        while (oldest < head && kept.canSpare(page(oldest).durationNanos(), bytes, nanos)) {
            dropOldest();
        }
        if (head - oldest == slots.length) {
            grow();
        }
        slots[slot(head++)] = page;
        opening.release();
    }

    /// The page of this index, which must be in `[oldest, head)`.
    AirPage page(long index) {
        var page = slots[slot(index)];
        if (page == null || index < oldest || index >= head) {
            throw new IndexOutOfBoundsException(index + " is not in [" + oldest + ", " + head + ")");
        }
        return page;
    }

    /// Where a newcomer starts: at the newest page that may be joined from which on all that `burst` wants is there,
    /// else at the oldest that may be joined, or [#NONE].
    long start(Reach burst) {
        long best = NONE;
        long behind = 0;
        long behindNanos = 0;
        for (long index = head - 1; index >= oldest; index--) {
            var page = page(index);
            behind += page.bytes().readableBytes();
            behindNanos += page.durationNanos();
            if (page.joinable() || page.opensLink()) {
                best = index;
                if (burst.isMetBy(behind, behindNanos)) {
                    return best;
                }
            }
        }
        return best;
    }

    /// The pages from this one on are what most want next: they become one piece, until this is called again.
    void gatherNext(long from) {
        next.gather(this, Math.max(from, oldest));
    }

    /// The pages from this one on are what newcomers get: they become one piece, until the next page comes.
    void gatherOpening(long start) {
        opening.gather(this, start);
    }

    /// The piece that was made of the pages from this one on; null for none.
    @Nullable
    Medley medley(long index) {
        return next.beginsAt(index) ? next : opening.beginsAt(index) ? opening : null;
    }

    void clear() {
        next.release();
        opening.release();
        while (oldest < head) {
            dropOldest();
        }
    }

    private void dropOldest() {
        var page = page(oldest);
        slots[slot(oldest++)] = null;
        bytes -= page.bytes().readableBytes();
        nanos -= page.durationNanos();
        page.bytes().release();
    }

    private void grow() {
        var old = slots;
        slots = new AirPage[old.length * 2];
        for (long index = oldest; index < head; index++) {
            slots[slot(index)] = old[(int) (index & (old.length - 1))];
        }
    }

    private int slot(long index) {
        return (int) (index & (slots.length - 1));
    }
}

package floe.webm;

import floe.bytes.Bytes;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The elements of clusters, gathered into pieces for listeners. A piece holds whole blocks and never more than one
/// cluster, so that what plays may change behind each. Owned by one framer.
final class ClusterPieces {
    /// What is longer is not gathered.
    static final int LONGEST_WHOLE = 256 * 1024;
    /// What is too long goes out in pieces of this size.
    static final int PASSED_BYTES = 16 * 1024;

    private static final int HANDFUL_BYTES = 4096;
    private static final long HANDFUL_NANOS = 100_000_000;
    /// Within so many bytes of a cluster its first picture shows whether it is a place to begin.
    private static final int UNDECIDED_BYTES = 64 * 1024;
    /// No piece lasts longer, whatever its timestamps say.
    private static final long LONGEST_NANOS = 30_000_000_000L;

    private final Tracks tracks;
    private final Consumer<StreamEvent> said;
    private final List<Bytes> parts = new ArrayList<>();
    private int bytes;
    private Entrance entrance = Entrance.NO;
    private long clusterTicks;
    private long newestTicks = Long.MIN_VALUE;
    private long flushedTicks = Long.MIN_VALUE;

    /// Whether newcomers may begin at the piece.
    private enum Entrance {
        YES,
        NO,
        /// It begins with a cluster whose first picture has not come.
        OPEN
    }

    ClusterPieces(Tracks tracks, Consumer<StreamEvent> said) {
        this.tracks = tracks;
        this.said = said;
    }

    int heldBytes() {
        return bytes;
    }

    /// A cluster begins.
    void cluster(Bytes head) {
        flush();
        entrance = tracks.hasPictures() ? Entrance.OPEN : Entrance.YES;
        add(head);
    }

    /// An element on a cluster's level, whole.
    void whole(Element element, Bytes whole) {
        note(element, whole.from(element.headBytes()));
        add(whole);
        boolean enough = bytes >= HANDFUL_BYTES || nanos() >= HANDFUL_NANOS;
        if (enough && entrance != Entrance.OPEN || bytes >= UNDECIDED_BYTES) {
            flush();
        }
    }

    /// The beginning of an element too long to be kept.
    void beginning(Element element, Bytes beginning) {
        if (element.id() == Element.SIMPLE_BLOCK) {
            note(element, beginning.from(element.headBytes()));
        }
        add(beginning);
        flush();
    }

    /// More of it.
    void pass(Bytes more) {
        add(more);
        flush();
    }

    /// Says what was gathered.
    void flush() {
        if (bytes > 0) {
            said.accept(new StreamEvent.Audio(Bytes.concat(parts), entrance == Entrance.YES, nanos()));
        }
        parts.clear();
        bytes = 0;
        entrance = Entrance.NO;
        flushedTicks = newestTicks;
    }

    private void add(Bytes part) {
        parts.add(part);
        bytes += part.length();
    }

    private void note(Element element, Bytes data) {
        switch (element.id()) {
            case Element.TIMESTAMP -> clusterTicks = Element.number(data, 0, data.length()) & Long.MAX_VALUE >> 1;
            case Element.SIMPLE_BLOCK -> Block.simple(data).ifPresent(this::note);
            case Element.BLOCK_GROUP -> Block.ofGroup(data).ifPresent(this::note);
            default -> {}
        }
    }

    private void note(Block block) {
        if (entrance == Entrance.OPEN && tracks.isPicture(block.track())) {
            entrance = block.key() ? Entrance.YES : Entrance.NO;
        }
        long ticks = clusterTicks + block.ticks();
        boolean elsewhere = newestTicks == Long.MIN_VALUE || Math.abs(ticks - newestTicks) > mostTicks();
        if (elsewhere) {
            flushedTicks = ticks;
        }
        newestTicks = elsewhere ? ticks : Math.max(newestTicks, ticks);
    }

    /// How far the blocks of this piece lead beyond those before.
    private long nanos() {
        return Math.min(newestTicks - flushedTicks, mostTicks()) * tracks.timestampScale();
    }

    private long mostTicks() {
        return LONGEST_NANOS / tracks.timestampScale();
    }
}

package floe.edge.onair;

import floe.edge.lane.AirPage;
import floe.stream.Reach;
import java.util.ArrayDeque;
import java.util.List;

/// The last pages that were played, for a lane that joins. Holds one reference to each. Owned by the conductor's
/// loop.
final class Stretch {
    private final ArrayDeque<AirPage> pages = new ArrayDeque<>();
    private final Reach kept;
    private long bytes;
    private long nanos;

    Stretch(Reach kept) {
        this.kept = kept;
    }

    /// Takes over the caller's reference.
    void add(AirPage page) {
        pages.add(page);
        bytes += page.bytes().readableBytes();
        nanos += page.durationNanos();
        while (pages.size() > 1 && kept.canSpare(pages.element().durationNanos(), bytes, nanos)) {
            var oldest = pages.remove();
            bytes -= oldest.bytes().readableBytes();
            nanos -= oldest.durationNanos();
            oldest.bytes().release();
        }
    }

    List<AirPage> pages() {
        return List.copyOf(pages);
    }

    void release() {
        pages.forEach(page -> page.bytes().release());
        pages.clear();
        bytes = 0;
        nanos = 0;
    }
}

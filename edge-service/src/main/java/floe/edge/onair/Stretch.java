package floe.edge.onair;

import floe.edge.lane.AirPage;
import java.util.ArrayDeque;
import java.util.List;

/// The last pages that were played, for a lane that joins. Holds one reference to each. Owned by the conductor's
/// loop.
final class Stretch {
    private final ArrayDeque<AirPage> pages = new ArrayDeque<>();
    private final int mostBytes;
    private int bytes;

    Stretch(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// Takes over the caller's reference.
    void add(AirPage page) {
        pages.add(page);
        bytes += page.bytes().readableBytes();
        while (bytes > mostBytes && pages.size() > 1) {
            var oldest = pages.remove();
            bytes -= oldest.bytes().readableBytes();
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
    }
}

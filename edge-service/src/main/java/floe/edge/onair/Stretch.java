package floe.edge.onair;

import floe.edge.lane.AirPage;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last pages that were played, for a lane that joins. Holds one reference to each. Owned by the conductor's
/// loop.
final class Stretch {
    private final ArrayDeque<Aired> pages = new ArrayDeque<>();
    private final Reach kept;
    private long bytes;
    private long nanos;

    Stretch(Reach kept) {
        this.kept = kept;
    }

    /// Takes over the caller's reference.
    void add(Aired aired) {
        pages.add(aired);
        bytes += aired.page().bytes().readableBytes();
        nanos += aired.page().durationNanos();
        while (pages.size() > 1 && kept.canSpare(pages.element().page().durationNanos(), bytes, nanos)) {
            var oldest = pages.remove().page();
            bytes -= oldest.bytes().readableBytes();
            nanos -= oldest.durationNanos();
            oldest.bytes().release();
        }
    }

    List<AirPage> pages() {
        return pages.stream().map(Aired::page).toList();
    }

    /// What was said, from the first page on at which one can begin: headers, then pages.
    List<StreamEvent> said() {
        var said = new ArrayList<StreamEvent>();
        for (var aired : pages) {
            var page = aired.page();
            if (said.isEmpty() && !page.opensLink() && page.joinable()) {
                said.add(page.link());
            }
            if (!said.isEmpty() || page.opensLink()) {
                said.add(aired.said());
            }
        }
        return said;
    }

    void release() {
        pages.forEach(aired -> aired.page().bytes().release());
        pages.clear();
        bytes = 0;
        nanos = 0;
    }
}

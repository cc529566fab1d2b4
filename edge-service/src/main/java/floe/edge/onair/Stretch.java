package floe.edge.onair;

import floe.edge.lane.AirPage;
import floe.stream.StreamEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last pages that were played, for a lane that joins. Holds one reference to each. Owned by the conductor's
/// loop.
final class Stretch {
    private final ArrayDeque<Aired> pages = new ArrayDeque<>();
    private final int mostBytes;
    private int bytes;

    Stretch(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// Takes over the caller's reference.
    void add(Aired aired) {
        pages.add(aired);
        bytes += aired.page().bytes().readableBytes();
        while (bytes > mostBytes && pages.size() > 1) {
            var oldest = pages.remove().page().bytes();
            bytes -= oldest.readableBytes();
            oldest.release();
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
    }
}

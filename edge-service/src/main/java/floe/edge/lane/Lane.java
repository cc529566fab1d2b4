package floe.edge.lane;

import floe.mount.MountName;
import io.vertx.core.Context;
import java.util.List;

/// The listeners of one mount on one event loop. Owned by that loop; what any thread may call says so.
public final class Lane {
    private final MountName mount;
    private final Context loop;

    public Lane(MountName mount, Context loop, LaneSettings settings) {
        this.mount = mount;
        this.loop = loop;
    }

    /// Whose pages it wants. Any thread.
    public MountName mount() {
        return mount;
    }

    /// Where [#hear] and [#dismiss] must be called. Any thread.
    public Context loop() {
        return loop;
    }

    /// What is played next, in order.
    ///
    /// The caller retains each page once for this lane *before* it posts the task that calls this, and `hear` takes that
    /// reference over, always: also when the lane has no listener or is closed. So a page that goes to n lanes
    /// is retained n times, and the conductor's own reference stays its own.
    public void hear(List<AirPage> pages) {
        pages.forEach(page -> page.bytes().release());
    }

    /// Nothing plays any more: what is in the ring is sent, then every listener's connection ends. The lane stays
    /// attached, and later pages are for newcomers.
    ///
    /// @param reason for the log, one line
    public void dismiss(String reason) {}

    /// How many it serves. Any thread.
    public int listeners() {
        return 0;
    }
}

package floe.edge.lane;

import io.netty.channel.EventLoop;
import io.vertx.core.Promise;

/// The end of a transmission: everybody who listened gets the rest of what was played and is let go, a slice at a
/// time. Owned by the lane's loop, and owner of the rest.
final class Closedown {
    private final EventLoop loop;
    private final PageRing rest;
    private final Listener[] audience;
    private final Promise<Void> done;
    private int at;
    private int open;

    /// @param done when the last connection is closed
    Closedown(EventLoop loop, PageRing rest, Listener[] audience, Promise<Void> done) {
        this.loop = loop;
        this.rest = rest;
        this.audience = audience;
        this.done = done;
        this.open = audience.length;
    }

    void run() {
        int to = Math.min(at + Lane.SLICE, audience.length);
        while (at < to) {
            audience[at++].end(rest).addListener(_ -> closed());
        }
        if (at < audience.length) {
            loop.execute(this::run);
            return;
        }
        rest.clear();
        if (audience.length == 0) {
            done.tryComplete();
        }
    }

    private void closed() {
        if (--open == 0) {
            done.tryComplete();
        }
    }
}

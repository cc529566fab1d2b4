package floe.edge.lane;

import floe.audience.Leavetaking;
import io.netty.channel.EventLoop;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/// The listeners of all lanes of a loop end one after another, each after a whole page. Owned by that loop.
final class Drain {
    private static final Duration BEAT = Duration.ofMillis(50);

    private final EventLoop loop;
    private final Collection<Lane> lanes;
    private final Leavetaking farewell;
    private final Promise<Void> done;
    private final int listeners;
    private final long begunAt = System.nanoTime();
    private int ended;

    /// @param lanes as they are at each beat
    /// @param done when the time is over or nobody is left
    Drain(EventLoop loop, Collection<Lane> lanes, Leavetaking farewell, Promise<Void> done) {
        this.loop = loop;
        this.lanes = lanes;
        this.farewell = farewell;
        this.done = done;
        this.listeners = count();
    }

    void run() {
        long since = System.nanoTime() - begunAt;
        int due = farewell.ended(listeners, since) - ended;
        for (var lane : lanes) {
            int gone = lane.drain(due);
            due -= gone;
            ended += gone;
        }
        if (count() == 0 || since >= farewell.ending().toNanos()) {
            done.tryComplete();
        } else {
            var _ = loop.schedule(this::run, BEAT.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private int count() {
        return lanes.stream().mapToInt(Lane::listeners).sum();
    }
}

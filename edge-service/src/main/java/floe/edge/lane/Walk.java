package floe.edge.lane;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/// The walks of a lane past its listeners, each of whom gets what it has not had yet: when one sets out, and how far it
/// is. Owned by the lane's loop.
final class Walk {
    private final Lane lane;
    private final EventLoop loop;
    private final Audience audience;
    private final Tally tally;
    private final Pulse pulse;
    private final Waiting waiting = new Waiting();
    private int at;
    private boolean again;
    private boolean tickSet;
    private long walkedTo;

    Walk(Lane lane, EventLoop loop, Audience audience, Tally tally, Pulse pulse) {
        this.lane = lane;
        this.loop = loop;
        this.audience = audience;
        this.tally = tally;
        this.pulse = pulse;
    }

    /// Pages are heard now, and are added next.
    void hears(long nowNanos) {
        pulse.heard(audience.count(), nowNanos);
        waiting.hears(nowNanos);
    }

    /// A page of so many bytes is added next. When more than `mostBytes` came at once, what waits is sent first: nobody
    /// may fall out of the ring for that.
    void add(int bytes, int mostBytes) {
        if (waiting.bytes() + bytes > mostBytes) {
            walkWhole();
        }
        waiting.add(bytes);
    }

    /// Sets out when it is time for what waits.
    void arrange(long nowNanos) {
        if (at > 0) {
            again = true;
            return;
        }
        long patience = waiting.patienceNanos(pulse.pace(), nowNanos, lane.mostPatienceNanos());
        if (patience <= 0) {
            setOut();
            slice();
        } else if (!tickSet) {
            tickSet = true;
            var _ = loop.schedule(this::tick, patience, TimeUnit.NANOSECONDS);
        }
    }

    /// Nobody is left, and the lane has a ring that is new.
    void end() {
        waiting.clear();
        at = 0;
        walkedTo = 0;
    }

    private void tick() {
        tickSet = false;
        goOn();
    }

    private void goOn() {
        if (waiting.bytes() > 0) {
            arrange(System.nanoTime());
        }
    }

    private void setOut() {
        waiting.clear();
        at = audience.count();
        if (at > 0) {
            lane.ring().gatherNext(walkedTo);
        }
        walkedTo = lane.ring().head();
    }

    private void slice() {
        serveSlice();
        if (at > 0) {
            loop.execute(this::slice);
        } else if (again) {
            again = false;
            loop.execute(this::goOn);
        }
    }

    private void walkWhole() {
        setOut();
        while (at > 0) {
            serveSlice();
        }
    }

    /// *Hot*: for every page or interval, over all listeners. Backwards, so that those who leave meanwhile cost no
    /// shift; in slices, so that the loop's other work waits for 5 ms at most; one clock reading and one count for
    /// all.
    private void serveSlice() {
        long started = System.nanoTime();
        int served = 0;
        long sent = 0;
        int to = Math.max(0, at - Lane.SLICE);
        for (int seat = Math.min(at, audience.count()) - 1; seat >= to; seat--) {
            long bytes = lane.serve(audience.at(seat));
            sent += bytes;
            served += bytes > 0 ? 1 : 0;
        }
        at = to;
        if (served > 0) {
            tally.sent(sent);
            pulse.walked(served, System.nanoTime() - started);
        }
    }
}

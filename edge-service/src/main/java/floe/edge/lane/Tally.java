package floe.edge.lane;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The numbers of one mount on this node. Any thread may read and write them; nothing here is touched per page and
/// listener.
public final class Tally {
    private final AtomicInteger lanes = new AtomicInteger();
    private final AtomicInteger listeners = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder connects = new LongAdder();
    private final Map<Departure, LongAdder> departures = new ConcurrentHashMap<>();

    /// Served now.
    public int listeners() {
        return listeners.get();
    }

    /// The most at once so far.
    public int peak() {
        return peak.get();
    }

    /// Handed to the kernel or to TLS so far, heads of replies not counted.
    public long bytes() {
        return bytes.sum();
    }

    /// Let in so far.
    public long connects() {
        return connects.sum();
    }

    /// Gone so far, for this reason.
    public long departures(Departure why) {
        var count = departures.get(why);
        return count == null ? 0 : count.sum();
    }

    /// Somebody was sent away at the door, because there are too many.
    public void refused() {
        depart(Departure.LIMIT);
    }

    void joined() {
        connects.increment();
        int now = listeners.incrementAndGet();
        peak.accumulateAndGet(now, Math::max);
    }

    void left(Departure why) {
        listeners.decrementAndGet();
        depart(why);
    }

    void sent(long count) {
        bytes.add(count);
    }

    void opened() {
        lanes.incrementAndGet();
    }

    void closed() {
        lanes.decrementAndGet();
    }

    boolean isIdle() {
        return lanes.get() == 0;
    }

    private void depart(Departure why) {
        departures.computeIfAbsent(why, _ -> new LongAdder()).increment();
    }
}

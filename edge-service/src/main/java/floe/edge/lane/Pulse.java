package floe.edge.lane;

/// The pace of one event loop, from what its lanes hear and what their walks cost. Owned by the loop; reads no clock.
final class Pulse {
    private static final long WINDOW_NANOS = 1_000_000_000L;
    private static final double NEWEST = 0.25;

    private FlushPace pace = new FlushPace.AtOnce();
    private double flushNanos;
    private long windowStart;
    private long wanted;
    private long flushes;
    private long walkNanos;

    Pulse(long nowNanos) {
        windowStart = nowNanos;
    }

    /// A lane with so many listeners hears something that would be flushed to each at once.
    void heard(int listeners, long nowNanos) {
        if (nowNanos - windowStart >= WINDOW_NANOS) {
            turn(nowNanos);
        }
        wanted += listeners;
    }

    /// So many listeners were flushed to in so long.
    void walked(int count, long nanos) {
        flushes += count;
        walkNanos += nanos;
    }

    FlushPace pace() {
        return pace;
    }

    private void turn(long nowNanos) {
        if (flushes > 0) {
            double measured = (double) walkNanos / flushes;
            flushNanos = flushNanos == 0 ? measured : flushNanos + NEWEST * (measured - flushNanos);
        }
        pace = pace.next(wanted * flushNanos / (nowNanos - windowStart));
        windowStart = nowNanos;
        wanted = 0;
        flushes = 0;
        walkNanos = 0;
    }
}

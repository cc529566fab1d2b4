package floe.edge.lane;

/// The pace of one event loop, from what its lanes hear and what their walks cost. Owned by the loop; reads no clock.
final class Pulse {
    private static final long WINDOW_NANOS = 1_000_000_000L;
    /// The weight of the newest window. One of few flushes weighs less: the first of a process, which nothing has
    /// compiled yet, cost a hundred times what the next will.
    private static final double NEWEST = 0.25;
    private static final double FLUSHES_THAT_TELL = 4_000;
    /// What a flush is taken to cost until enough of them have told.
    private static final double USUAL_FLUSH_NANOS = 10_000;

    private FlushPace pace = new FlushPace.AtOnce();
    private double flushNanos = USUAL_FLUSH_NANOS;
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
            flushNanos += Math.min(NEWEST, flushes / FLUSHES_THAT_TELL) * (measured - flushNanos);
        }
        pace = pace.next(wanted * flushNanos / (nowNanos - windowStart));
        windowStart = nowNanos;
        wanted = 0;
        flushes = 0;
        walkNanos = 0;
    }
}

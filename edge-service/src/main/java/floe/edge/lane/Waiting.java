package floe.edge.lane;

/// The pages that a lane has heard and not yet sent: how much, since when, and when the next may come. Owned by the
/// lane's loop; reads no clock.
final class Waiting {
    private static final double NEWEST = 0.25;

    private long bytes;
    private long since;
    private long lastHeard;
    private double apart;
    private boolean everHeard;

    /// Pages are heard now.
    void hears(long nowNanos) {
        if (everHeard) {
            apart += NEWEST * (nowNanos - lastHeard - apart);
        }
        everHeard = true;
        lastHeard = nowNanos;
        if (bytes == 0) {
            since = nowNanos;
        }
    }

    /// They are so long.
    void add(int count) {
        bytes += count;
    }

    long bytes() {
        return bytes;
    }

    /// Everything is on its way.
    void clear() {
        bytes = 0;
    }

    /// How long it may wait from now on, in nanoseconds; 0 or less for not at all.
    ///
    /// @param mostNanos the longest that a page waits
    long patienceNanos(FlushPace pace, long nowNanos, long mostNanos) {
        long untilNext = Math.max(0, lastHeard + (long) apart - nowNanos);
        return pace.patienceNanos(since + mostNanos - nowNanos, untilNext);
    }
}

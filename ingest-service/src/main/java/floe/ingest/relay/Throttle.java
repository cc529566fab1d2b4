package floe.ingest.relay;

/// How fast an upstream is listened to: 4 MiB/s, faster than any stream plays, and 8 MiB at once. So one that sends as
/// fast as the wire allows doesn't take the loop from others. Owned by one call.
final class Throttle {
    static final long BYTES_PER_SECOND = 4L << 20;
    static final long AT_ONCE = 8L << 20;

    private long credit = AT_ONCE;
    private long sinceNanos;

    Throttle(long nowNanos) {
        this.sinceNanos = nowNanos;
    }

    /// Takes note of some bytes; how long to read no more, 0 to go on.
    long take(int bytes, long nowNanos) {
        // Elapsed time is capped first: a year of silence would overflow.
        long elapsed = Math.min(nowNanos - sinceNanos, 10_000_000_000L);
        sinceNanos = nowNanos;
        credit = Math.min(AT_ONCE, credit + elapsed * BYTES_PER_SECOND / 1_000_000_000L) - bytes;
        return credit >= 0 ? 0 : -credit * 1_000_000_000L / BYTES_PER_SECOND;
    }
}

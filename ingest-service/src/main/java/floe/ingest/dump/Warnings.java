package floe.ingest.dump;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Lets one warning a minute pass: a full disk is full for all dumps. Any thread.
final class Warnings {
    static final long APART_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong quietUntilNanos;

    Warnings(long nowNanos) {
        quietUntilNanos = new AtomicLong(nowNanos);
    }

    /// Whether a warning may be said now; if so, it counts as said.
    boolean mayWarn(long nowNanos) {
        long until = quietUntilNanos.get();
        return nowNanos - until >= 0 && quietUntilNanos.compareAndSet(until, nowNanos + APART_NANOS);
    }
}

package floe.ingest.dump;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets one warning a minute pass: a full disk is full for all dumps. Any thread.
final class Warnings {
    static final long APART_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AtomicReference<@Nullable Long> saidAtNanos = new AtomicReference<>();

    /// Whether a warning may be said now; if so, it counts as said.
    boolean mayWarn(long nowNanos) {
        var before = saidAtNanos.get();
        return (before == null || nowNanos - before >= APART_NANOS) && saidAtNanos.compareAndSet(before, nowNanos);
    }
}

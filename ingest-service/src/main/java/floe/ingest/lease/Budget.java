package floe.ingest.lease;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes may be on their way to one edge. Any thread.
final class Budget {
    private final long most;
    private final AtomicLong inFlight = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    /// Takes `bytes` out of the budget, or nothing when they do not fit. What is larger than the whole budget goes
    /// alone.
    boolean take(long bytes) {
        long before = inFlight.getAndUpdate(now -> fits(now, bytes) ? now + bytes : now);
        return fits(before, bytes);
    }

    private boolean fits(long now, long bytes) {
        return now == 0 || now + bytes <= most;
    }

    void giveBack(long bytes) {
        inFlight.addAndGet(-bytes);
    }

    long inFlight() {
        return inFlight.get();
    }
}

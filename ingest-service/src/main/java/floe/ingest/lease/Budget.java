package floe.ingest.lease;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes may be on their way to one edge. Any thread.
final class Budget {
    private final long most;
    private final AtomicLong inFlight = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    /// Takes `bytes` out of the budget, or nothing when they do not fit.
    boolean take(long bytes) {
        long before = inFlight.getAndUpdate(now -> now + bytes > most ? now : now + bytes);
        return before + bytes <= most;
    }

    void giveBack(long bytes) {
        inFlight.addAndGet(-bytes);
    }

    long inFlight() {
        return inFlight.get();
    }
}

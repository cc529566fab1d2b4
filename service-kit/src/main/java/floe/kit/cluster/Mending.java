package floe.kit.cluster;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/// When to look whether registrations are whole: soon after each change, then ever less often, for a minute; one look
/// at a time. Any thread; time is told.
final class Mending {
    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration SELDOM = Duration.ofSeconds(3);
    private static final Duration FOR = Duration.ofMinutes(1);

    private final Supplier<Future<Void>> look;
    private boolean looking;
    private long untilNanos;
    private long nextNanos;
    private long pauseNanos;
    private boolean begun;

    Mending(Supplier<Future<Void>> look) {
        this.look = look;
    }

    synchronized void begin(long nowNanos) {
        begun = true;
        untilNanos = nowNanos + FOR.toNanos();
        pauseNanos = SOON.toNanos();
        nextNanos = nowNanos + pauseNanos;
    }

    void tick(long nowNanos) {
        if (isDue(nowNanos)) {
            look.get().onComplete(_ -> looked());
        }
    }

    private synchronized boolean isDue(long nowNanos) {
        if (!begun || looking || nowNanos - nextNanos < 0 || nowNanos - untilNanos > 0) {
            return false;
        }
        looking = true;
        pauseNanos = Math.min(2 * pauseNanos, SELDOM.toNanos());
        nextNanos = nowNanos + pauseNanos;
        return true;
    }

    private synchronized void looked() {
        looking = false;
    }
}

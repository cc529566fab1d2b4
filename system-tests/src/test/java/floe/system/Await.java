package floe.system;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waiting for what another process does and nobody tells us.
final class Await {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private Await() {}

    /// Returns how long it took.
    ///
    /// @throws AssertionError when it has not come true in time
    static Duration until(String what, Duration patience, BooleanSupplier cameTrue) {
        return until(what, patience, BETWEEN_LOOKS, cameTrue);
    }

    /// The same with so much time between two looks, where a look costs something.
    static Duration until(String what, Duration patience, Duration betweenLooks, BooleanSupplier cameTrue) {
        long start = System.nanoTime();
        while (!cameTrue.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError("waited " + patience.toMillis() + " ms in vain: " + what);
            }
            pause(betweenLooks);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Lets this much of the stream go by.
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

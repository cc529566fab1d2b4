package floe.cli;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a process leaves: step by step, the last one added first, within a time that service managers grant.
final class Departure {
    private static final Logger log = LoggerFactory.getLogger(Departure.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private record Step(String what, Supplier<Future<Void>> leave) {}

    private final Deque<Step> steps = new ConcurrentLinkedDeque<>();
    private final CountDownLatch forever = new CountDownLatch(1);
    private final Thread hook = new Thread(this::leaveOnSignal, "departure");

    /// Adds a step that is taken before those added so far.
    void first(String what, Supplier<Future<Void>> leave) {
        steps.push(new Step(what, leave));
    }

    /// From now on SIGTERM and SIGINT end the process through these steps, with exit code 0.
    void onSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Takes the steps because the start failed; the process then ends with whatever code says so.
    void giveUp() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            leave();
        } catch (IllegalStateException alreadyLeaving) {
            stay();
        }
    }

    /// Waits until a signal ends the process.
    void stay() {
        try {
            forever.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A signal is the ordinary end. Without the halt the JVM would answer 143 for SIGTERM.
    private void leaveOnSignal() {
        leave();
        Runtime.getRuntime().halt(0);
    }

    /// Takes the steps, on this thread.
    void leave() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (var step = steps.poll(); step != null; step = steps.poll()) {
            take(step, Math.max(until - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(200)));
        }
        log.info("left");
    }

    private static void take(Step step, long patienceNanos) {
        try {
            step.leave().get().await(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            log.warn("step={} did not end in time", step.what());
        } catch (RuntimeException e) {
            log.warn("step={} failed", step.what(), e);
        }
    }
}

package floe.cli;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a process leaves: step by step, the last one added first. One may take its time; the others share one that
/// service managers grant.
final class Departure {
    private static final Logger log = LoggerFactory.getLogger(Departure.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// @param time of its own; zero for the time of all
    private record Step(String what, Duration time, Supplier<Future<Void>> leave) {}

    private final Deque<Step> steps = new ConcurrentLinkedDeque<>();
    private final CountDownLatch forever = new CountDownLatch(1);
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final Promise<Void> hurry = Promise.promise();
    private final Thread hook = new Thread(this::leaveWithJvm, "departure");

    /// Adds a step that is taken before those added so far.
    void first(String what, Supplier<Future<Void>> leave) {
        steps.push(new Step(what, Duration.ZERO, leave));
    }

    /// The same, for one that may take this long by itself unless somebody is in a hurry.
    void firstInPeace(String what, Duration time, Supplier<Future<Void>> leave) {
        steps.push(new Step(what, time, leave));
    }

    /// From now on SIGTERM ends the process through these steps, with exit code 0. A second one, and SIGINT, end
    /// it so without delay.
    void onSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
        Signals.on("TERM", this::leaveOnSignal);
        Signals.on("INT", this::leaveAtOnce);
    }

    /// Takes the steps because the start failed; the process then ends with whatever code says so.
    void giveUp() {
        if (!leaving.compareAndSet(false, true)) {
            stay();
        }
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

    /// The JVM must not end under the hands of another signal's thread.
    private void leaveWithJvm() {
        leaveAtOnce();
        stay();
    }

    private void leaveAtOnce() {
        hurry.tryComplete();
        leaveOnSignal();
    }

    /// A signal is the ordinary end. Without the halt the JVM would answer 143 for SIGTERM.
    private void leaveOnSignal() {
        if (leaving.compareAndSet(false, true)) {
            leave();
            Runtime.getRuntime().halt(0);
        }
        hurry.tryComplete();
    }

    /// Takes the steps, on this thread.
    void leave() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (var step = steps.poll(); step != null; step = steps.poll()) {
            if (step.time().isZero()) {
                take(step, Math.max(until - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(200)));
            } else {
                takeInPeace(step);
                until = System.nanoTime() + PATIENCE.toNanos();
            }
        }
        log.info("left");
    }

    private void takeInPeace(Step step) {
        if (hurry.future().isComplete()) {
            return;
        }
        var inPeace = new Step(
                step.what(), step.time(), () -> unlessInHurry(step.leave().get()));
        take(inPeace, step.time().plus(PATIENCE).toNanos());
        if (hurry.future().isComplete()) {
            log.info("step={} is cut short", step.what());
        }
    }

    private Future<Void> unlessInHurry(Future<Void> step) {
        var over = Promise.<Void>promise();
        step.onSuccess(over::tryComplete).onFailure(over::tryFail);
        hurry.future().onSuccess(over::tryComplete);
        return over.future();
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

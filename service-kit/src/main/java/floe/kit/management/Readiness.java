package floe.kit.management;

import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;

/// What must hold before a node is given listeners and sources. Any thread may add to it or ask.
public final class Readiness {
    private final Map<String, BooleanSupplier> conditions = new ConcurrentSkipListMap<>();
    private volatile boolean leaving;

    /// Adds a condition, or takes the place of the one of this name. It is asked on an event loop: it must not wait.
    public Readiness require(String what, BooleanSupplier holds) {
        conditions.put(what, holds);
        return this;
    }

    /// From now on the node is not ready, whatever its conditions: balancers send nobody new.
    public void leave() {
        leaving = true;
    }

    /// Whether [#leave] was said.
    public boolean isLeaving() {
        return leaving;
    }

    public boolean holds() {
        return !leaving && conditions.values().stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    HealthChecks checks(HealthChecks checks) {
        checks.register("staying", answer -> answer.complete(status(!leaving)));
        conditions.forEach(
                (what, holds) -> checks.register(what, answer -> answer.complete(status(holds.getAsBoolean()))));
        return checks;
    }

    private static Status status(boolean holds) {
        return holds ? Status.OK() : Status.KO();
    }
}

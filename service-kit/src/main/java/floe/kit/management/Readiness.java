package floe.kit.management;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What must hold before a node is given listeners and sources. Any thread may add to it or ask.
public final class Readiness {
    private static final String STAYING = "staying";

    private final Map<String, BooleanSupplier> conditions = new ConcurrentSkipListMap<>();
    private final Map<String, Supplier<JsonObject>> mentions = new ConcurrentSkipListMap<>();
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

    /// The conditions that do not hold; empty when the node is ready.
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (leaving) {
            missing.add(STAYING);
        }
        conditions.forEach((what, holds) -> {
            if (!holds.getAsBoolean()) {
                missing.add(what);
            }
        });
        return List.copyOf(missing);
    }

    /// Adds something that those who ask are told, and that makes no node unready. It must not wait either.
    public Readiness mention(String what, Supplier<JsonObject> said) {
        mentions.put(what, said);
        return this;
    }

    HealthChecks checks(HealthChecks checks) {
        checks.register(STAYING, answer -> answer.complete(status(!leaving)));
        conditions.forEach(
                (what, holds) -> checks.register(what, answer -> answer.complete(status(holds.getAsBoolean()))));
        mentions.forEach((what, said) -> checks.register(what, answer -> answer.complete(Status.OK(said.get()))));
        return checks;
    }

    private static Status status(boolean holds) {
        return holds ? Status.OK() : Status.KO();
    }
}

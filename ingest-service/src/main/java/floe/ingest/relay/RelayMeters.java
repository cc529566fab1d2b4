package floe.ingest.relay;

import floe.mount.MountName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What is counted of relays: those of the configuration by name, those of a master together. Owned by one loop, but
/// for counting, which any thread may do.
final class RelayMeters {
    private static final String UP = "floe.relay.up";
    private static final String FAILURES = "floe.relay.failures";
    private static final String OTHERS = "other";

    private final MeterRegistry registry;
    private final Predicate<MountName> isUp;
    private final Set<MountName> shown = new HashSet<>();

    RelayMeters(MeterRegistry registry, Predicate<MountName> isUp) {
        this.registry = registry;
        this.isUp = isUp;
    }

    /// Shows these and no others.
    void show(Set<MountName> configured) {
        shown.stream().filter(mount -> !configured.contains(mount)).forEach(this::forget);
        shown.retainAll(configured);
        for (var mount : configured) {
            if (shown.add(mount)) {
                Gauge.builder(UP, isUp, up -> up.test(mount) ? 1 : 0)
                        .description("1 while this node fetches the mount")
                        .tag("mount", mount.path())
                        .register(registry);
            }
        }
    }

    void failed(MountName mount, boolean configured, Trouble.Reason reason) {
        registry.counter(FAILURES, "mount", configured ? mount.path() : OTHERS, "reason", reason.label())
                .increment();
    }

    private void forget(MountName mount) {
        for (var name : Set.of(UP, FAILURES)) {
            registry.find(name).tag("mount", mount.path()).meters().forEach(registry::remove);
        }
    }
}

package floe.edge.onair;

import floe.mount.MountName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/// What one channel counts and shows. Owned by the conductor's loop.
final class ChannelMeters {
    private final MeterRegistry registry;
    private final Counter resumed;
    private final AtomicInteger unfit = new AtomicInteger();
    private final Gauge mismatch;

    /// @param named whether the configuration names the mount; all others count together
    ChannelMeters(MeterRegistry registry, MountName mount, boolean named) {
        this.registry = registry;
        this.resumed = Counter.builder("floe.source.resumed")
                .description("Sources that were back, or followed by another, before anything else was heard")
                .tag("mount", named ? mount.path() : "other")
                .register(registry);
        this.mismatch = Gauge.builder("floe.fallback.mismatch", unfit, AtomicInteger::get)
                .description("1 while what would be heard without the source differs from it")
                .tag("mount", mount.path())
                .register(registry);
    }

    void resumed() {
        resumed.increment();
    }

    void fallbackIsFit(boolean fits) {
        unfit.set(fits ? 0 : 1);
    }

    /// The channel is closed.
    void forget() {
        registry.remove(mismatch);
    }
}

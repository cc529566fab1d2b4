package floe.edge.upstream;

import floe.mount.MountName;
import floe.wire.Heard;
import floe.wire.PageBatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What the feeds count. The meters of a mount go when it is not wanted any more. Owned by the conductor's loop.
final class Reports {
    private record OfMount(Counter pages, AtomicInteger fallback, List<Meter> meters) {}

    private final MeterRegistry registry;
    private final Map<MountName, OfMount> mounts = new HashMap<>();
    private final Counter missing;
    private final Counter duplicate;
    private final Counter stale;
    private final Counter fenced;
    private final Timer age;

    Reports(MeterRegistry registry) {
        this.registry = registry;
        missing = counter("floe.pages.missing", "Events of sources that never came");
        duplicate = counter("floe.pages.duplicate", "Batches that came again");
        stale = counter("floe.pages.stale", "Batches that came too late to be of use");
        fenced = counter("floe.pages.fenced", "Batches of a source that another one has taken over from");
        age = Timer.builder("floe.page.age")
                .description("From a page's batch at the ingest to this edge, by both hosts' clocks")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry);
    }

    void heard(PageBatch batch, Heard heard, long nowMillis) {
        switch (heard.verdict()) {
            case TAKEN -> {
                ofMount(batch.mount()).pages().increment(batch.events().size());
                if (!batch.isHeartbeat()) {
                    age.record(Math.max(nowMillis - batch.createdAtMillis(), 0), TimeUnit.MILLISECONDS);
                }
            }
            case DUPLICATE -> duplicate.increment();
            case STALE -> stale.increment();
            case FENCED -> fenced.increment();
        }
    }

    void lost(long events) {
        missing.increment((double) events);
    }

    void fallback(MountName mount, boolean active) {
        ofMount(mount).fallback().set(active ? 1 : 0);
    }

    void forget(MountName mount) {
        var gone = mounts.remove(mount);
        if (gone != null) {
            gone.meters().forEach(registry::remove);
        }
    }

    private OfMount ofMount(MountName mount) {
        return mounts.computeIfAbsent(mount, _ -> {
            var pages = Counter.builder("floe.pages.received")
                    .description("Headers, pages and titles that came from the ingest")
                    .tag("mount", mount.path())
                    .register(registry);
            var active = new AtomicInteger();
            var fallback = Gauge.builder("floe.fallback.active", active, AtomicInteger::get)
                    .description("1 while something else than the mount's source is played")
                    .tag("mount", mount.path())
                    .register(registry);
            return new OfMount(pages, active, new ArrayList<>(List.of(pages, fallback)));
        });
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}

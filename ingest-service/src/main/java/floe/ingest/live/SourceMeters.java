package floe.ingest.live;

import floe.mount.MountName;
import floe.stream.StreamEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// What is counted of sources. Mounts that nobody configured have their own numbers only while they are live.
final class SourceMeters {
    private static final String UP = "floe.source.up";
    private static final String BYTES = "floe.source.bytes";
    private static final String PAGES = "floe.source.pages";
    private static final String ENDS = "floe.source.ends";
    private static final String OTHER_MOUNTS = "other";

    private final MeterRegistry registry;
    private final Predicate<MountName> isLive;

    /// Outlives its sources: the registry keeps a weak reference to what it asks.
    SourceMeters(MeterRegistry registry, Predicate<MountName> isLive) {
        this.registry = registry;
        this.isLive = isLive;
    }

    /// The numbers of one mount, for as long as a source feeds it.
    record OfMount(Counter bytesIn, Counter pages) {
        void bytes(int count) {
            bytesIn.increment(count);
        }

        void count(StreamEvent event) {
            if (event instanceof StreamEvent.Audio) {
                pages.increment();
            }
        }
    }

    OfMount of(MountName mount) {
        show(mount);
        return new OfMount(
                registry.counter(BYTES, "mount", mount.path()), registry.counter(PAGES, "mount", mount.path()));
    }

    /// A configured mount is shown even when nobody feeds it.
    void show(MountName mount) {
        Gauge.builder(UP, isLive, live -> live.test(mount) ? 1 : 0)
                .tag("mount", mount.path())
                .register(registry);
    }

    void ended(MountName mount, Ending.Reason reason, boolean configured) {
        registry.counter(ENDS, "mount", configured ? mount.path() : OTHER_MOUNTS, "reason", reason.label())
                .increment();
        if (!configured) {
            forget(mount);
        }
    }

    void forget(MountName mount) {
        List.of(UP, BYTES, PAGES, ENDS).stream()
                .map(name -> registry.find(name).tag("mount", mount.path()).meters())
                .flatMap(Collection::stream)
                .forEach(registry::remove);
    }
}

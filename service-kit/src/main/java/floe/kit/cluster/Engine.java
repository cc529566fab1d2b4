package floe.kit.cluster;

import io.micrometer.core.instrument.MeterRegistry;

/// What a Vert.x runs on.
///
/// @param metrics where it counts; each Vert.x has a registry of its own
/// @param eventLoops 1 or more
public record Engine(MeterRegistry metrics, int eventLoops) {
    public Engine {
        if (eventLoops < 1) {
            throw new IllegalArgumentException(eventLoops + " event loops");
        }
    }

    /// One event loop for each core.
    public static Engine of(MeterRegistry metrics) {
        return new Engine(metrics, Runtime.getRuntime().availableProcessors());
    }
}

package floe.ingest.dump;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// The numbers of one mount's dump.
///
/// @param written what lies in files, bytes
/// @param dropped what does not because the disk was too slow, full or broken, bytes
record DumpMeters(Counter written, Counter dropped) {
    /// @param mount a configured mount's name, or `other`
    static DumpMeters of(MeterRegistry registry, String mount) {
        return new DumpMeters(
                registry.counter("floe.dump.bytes", "mount", mount),
                registry.counter("floe.dump.dropped.bytes", "mount", mount));
    }
}

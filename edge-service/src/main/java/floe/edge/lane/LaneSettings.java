package floe.edge.lane;

import floe.mount.Burst;
import floe.mount.MountConfig;
import floe.stream.Reach;
import java.time.Duration;

/// How a lane treats its listeners.
///
/// @param queueBytes how far a listener may fall behind
/// @param burst what a newcomer gets at once, its bytes at most `queueBytes`
/// @param flushInterval the longest that a page waits for the next one, under load
public record LaneSettings(int queueBytes, Burst burst, Duration flushInterval) {
    public LaneSettings {
        if (queueBytes < Math.max(burst.bytes(), 1)) {
            throw new IllegalArgumentException("burst " + burst.bytes() + " does not fit into queue " + queueBytes);
        }
        if (flushInterval.isNegative()) {
            throw new IllegalArgumentException("flush interval " + flushInterval);
        }
    }

    /// With a burst in bytes.
    LaneSettings(int queueBytes, int burstBytes, Duration flushInterval) {
        this(queueBytes, Burst.of(burstBytes), flushInterval);
    }

    /// Those of a mount.
    public static LaneSettings of(MountConfig mount, Duration flushInterval) {
        return new LaneSettings(
                mount.listeners().queueBytes(), mount.listeners().burst(), flushInterval);
    }

    /// What is kept of what was played: for the slowest listener, and for a burst in seconds, which begins somewhere
    /// before its end.
    public Reach kept() {
        return new Reach(queueBytes, burst.time().multipliedBy(5).dividedBy(4).toNanos());
    }
}

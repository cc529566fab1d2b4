package floe.edge.lane;

import floe.mount.MountConfig;
import java.time.Duration;

/// How a lane treats its listeners.
///
/// @param queueBytes how far a listener may fall behind
/// @param burstBytes what a newcomer gets at once, at most `queueBytes`
/// @param flushInterval the longest that a page waits for the next one, under load
public record LaneSettings(int queueBytes, int burstBytes, Duration flushInterval) {
    public LaneSettings {
        if (burstBytes < 0 || queueBytes < Math.max(burstBytes, 1)) {
            throw new IllegalArgumentException("burst " + burstBytes + " does not fit into queue " + queueBytes);
        }
        if (flushInterval.isNegative()) {
            throw new IllegalArgumentException("flush interval " + flushInterval);
        }
    }

    /// Those of a mount.
    public static LaneSettings of(MountConfig mount, Duration flushInterval) {
        return new LaneSettings(
                mount.listeners().queueBytes(), mount.listeners().burst().bytes(), flushInterval);
    }
}

package floe.mount;

import java.time.Duration;

/// What a node admits (icecast.xml: `<limits>`); Icecast 2.4's defaults.
///
/// @param clients listeners at once on a node, at least 1
/// @param sources sources at once on a node, at least 0
/// @param queueBytes how far a listener may fall behind
/// @param burstBytes what a newcomer gets at once, at most `queueBytes`
/// @param headerTimeout for a request's head, from the connection's start
/// @param sourceTimeout without a byte from a source, until it counts as gone
public record Limits(
        int clients, int sources, int queueBytes, int burstBytes, Duration headerTimeout, Duration sourceTimeout) {
    /// Icecast 2.4's defaults.
    public static final Limits DEFAULT =
            new Limits(256, 16, 512_000, 65_536, Duration.ofSeconds(15), Duration.ofSeconds(10));

    public Limits {
        if (clients < 1 || sources < 0) {
            throw new IllegalArgumentException("limits: clients " + clients + ", sources " + sources);
        }
        if (burstBytes < 0 || queueBytes < Math.max(burstBytes, 1)) {
            throw new IllegalArgumentException(
                    "limits: burst-size " + burstBytes + " does not fit into queue-size " + queueBytes);
        }
        if (headerTimeout.isNegative()
                || headerTimeout.isZero()
                || sourceTimeout.isNegative()
                || sourceTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "limits: header-timeout " + headerTimeout + ", source-timeout " + sourceTimeout);
        }
    }
}

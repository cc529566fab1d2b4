package floe.mount;

import java.time.Duration;

/// What a node admits (icecast.xml: `<limits>`); Icecast 2.4's defaults.
///
/// @param clients listeners at once on a node, at least 1
/// @param sources sources at once on a node, at least 0
/// @param perAddress listeners at once from one address on a node; 0 for no limit
/// @param queueBytes how far a listener may fall behind
/// @param burst what a newcomer gets at once, its bytes at most `queueBytes`
/// @param headerTimeout for a request's head, from the connection's start
/// @param sourceTimeout without a byte from a source, until it counts as gone
public record Limits(
        int clients,
        int sources,
        int perAddress,
        int queueBytes,
        Burst burst,
        Duration headerTimeout,
        Duration sourceTimeout) {
    /// Icecast 2.4's defaults.
    public static final Limits DEFAULT =
            new Limits(256, 16, 0, 512_000, Burst.of(65_536), Duration.ofSeconds(15), Duration.ofSeconds(10));

    public Limits {
        if (clients < 1 || sources < 0 || perAddress < 0) {
            throw new IllegalArgumentException(
                    "limits: clients " + clients + ", sources " + sources + ", connections-per-address " + perAddress);
        }
        if (queueBytes < Math.max(burst.bytes(), 1)) {
            throw new IllegalArgumentException(
                    "limits: burst-size " + burst.bytes() + " does not fit into queue-size " + queueBytes);
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

package floe.edge.lane;

import java.time.Duration;

/// Why a listener's connection ended.
public enum Departure {
    /// The listener left.
    CLIENT,
    /// It fell behind by more than the ring holds.
    SLOW,
    /// It had taken nothing for a while when its connection ended: it stopped reading, or its machine is gone.
    STUCK,
    /// It was there for as long as it may be.
    TIME,
    /// Nothing plays any more.
    ENDED,
    /// It was not let in, for there are too many.
    LIMIT,
    /// Something broke.
    ERROR,
    /// This node goes.
    DRAIN;

    /// How long a connection takes nothing that is not just a little behind. The system itself ends one after 30 s.
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    /// Of one whose connection ended, and not by us.
    ///
    /// @param untakenNanos for how long it had taken nothing then
    static Departure ofOneGone(long untakenNanos) {
        return untakenNanos >= STUCK_AFTER.toNanos() ? STUCK : CLIENT;
    }
}

package floe.edge.lane;

/// Why a listener's connection ended.
public enum Departure {
    /// The listener left.
    CLIENT,
    /// It fell behind by more than the ring holds.
    SLOW,
    /// Its machine has taken nothing for so long that ours gave up: it stopped reading, or is gone.
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
    DRAIN
}

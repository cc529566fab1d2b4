package floe.config.check;

/// How much a remark matters; the first the most.
public enum Level {
    /// Something will not work.
    ERROR,
    /// Something asks for thought.
    WARNING,
    /// Something is worth knowing.
    NOTE
}

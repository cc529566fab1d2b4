package floe.mount;

/// How a listener gets Ogg whose source begins new links: at each title, or when something else plays.
public enum OggForm {
    /// By what asks: browsers get [#CONTINUOUS], all others [#CHAINED].
    AUTO,
    /// One logical stream as long as the set-ups match. Titles inside it are not told.
    CONTINUOUS,
    /// Link after link, as the source said it.
    CHAINED
}

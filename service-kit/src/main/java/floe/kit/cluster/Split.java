package floe.kit.cluster;

/// What the smaller part of a cluster does that has fallen apart.
public enum Split {
    /// It takes no new sources: a mount then has one owner, whatever side it is on.
    REFUSE,
    /// It goes on as if it were alone. Where both sides let a source onto a mount, the later one stays when they come
    /// together again.
    SERVE
}

package floe.edge.lane;

/// What a lane hears of a mount. They differ only where it is played in Ogg.
public enum Rendition {
    /// Link after link.
    CHAINED,
    /// One logical stream, as long as the links are set up alike.
    CONTINUOUS
}

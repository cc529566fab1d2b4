package floe.mount;

/// Whether a second source with the same credentials may take a mount from the first.
public enum Takeover {
    /// Never: it hears «Mountpoint in use» until the first one is gone. Icecast's way.
    NEVER,
    /// When the first has said nothing for two seconds: a half-dead connection does not lock its DJ out.
    SILENT,
    /// At once.
    ALWAYS
}

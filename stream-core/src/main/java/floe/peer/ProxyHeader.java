package floe.peer;

/// What a proxy says before the visitor's own bytes (PROXY protocol, versions 1 and 2).
public sealed interface ProxyHeader {
    /// It passes on a connection.
    ///
    /// @param peer who made it
    /// @param tls whether that one's own connection is encrypted, as far as the proxy says
    record Behind(Peer peer, boolean tls) implements ProxyHeader {}

    /// It calls for itself, to see whether somebody is there, or does not know for whom.
    record Itself() implements ProxyHeader {}
}

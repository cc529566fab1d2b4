package floe.mount;

/// Whether a socket speaks TLS, and who decides (icecast.xml: `<tls>` of a `<listen-socket>`).
public enum TlsMode {
    /// Never.
    OFF,
    /// From the first byte (RFC 2818, `https:`).
    ON,
    /// As the visitor likes: from the first byte, by an upgrade, or not at all.
    AUTO,
    /// As the visitor likes, but what is asked in plain is answered 426.
    AUTO_NO_PLAIN,
    /// Plain, until the visitor asks for an upgrade (RFC 2817).
    UPGRADE;

    /// Whether the socket needs a certificate.
    public boolean isPossible() {
        return this != OFF;
    }

    /// Whether the visitor's first byte may be that of a TLS handshake.
    public boolean mayBegin() {
        return this == ON || this == AUTO || this == AUTO_NO_PLAIN;
    }

    /// Whether the visitor may go over to TLS after a plain request.
    public boolean mayUpgrade() {
        return this == AUTO || this == AUTO_NO_PLAIN || this == UPGRADE;
    }

    /// Whether a plain request is answered as it would be over TLS.
    public boolean admitsPlain() {
        return this == OFF || this == AUTO || this == UPGRADE;
    }
}

package floe.mount;

import java.util.List;

/// Which TLS a node speaks, as Mozilla recommends it (guideline 6.0).
public enum TlsProfile {
    /// TLS 1.3 and 1.2, the latter with what has forward secrecy and authenticated encryption only.
    INTERMEDIATE,
    /// TLS 1.3 only.
    MODERN;

    /// The versions, the best first.
    public List<String> protocols() {
        return switch (this) {
            case INTERMEDIATE -> List.of("TLSv1.3", "TLSv1.2");
            case MODERN -> List.of("TLSv1.3");
        };
    }

    /// What TLS 1.3 may encrypt with; there is nothing to choose.
    public List<String> suitesOf13() {
        return List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    }

    /// What TLS 1.2 may encrypt with; nothing where that is not spoken.
    public List<String> suitesOf12() {
        return switch (this) {
            case INTERMEDIATE ->
                List.of(
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
            case MODERN -> List.of();
        };
    }
}

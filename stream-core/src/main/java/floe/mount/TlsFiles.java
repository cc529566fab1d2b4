package floe.mount;

import java.util.List;

/// Where a node finds its certificate and key, PEM, and which TLS it speaks with them. Icecast's combined file is both
/// at once.
///
/// @param suitesOf12 those of the profile's suites for TLS 1.2 that the operator allows
public record TlsFiles(String certificate, String key, TlsProfile profile, List<String> suitesOf12) {
    public TlsFiles {
        suitesOf12 = List.copyOf(suitesOf12);
        if (!profile.suitesOf12().containsAll(suitesOf12)) {
            throw new IllegalArgumentException(suitesOf12 + " are not all of " + profile);
        }
    }

    /// The usual TLS with these files.
    public static TlsFiles of(String certificate, String key) {
        return new TlsFiles(certificate, key, TlsProfile.INTERMEDIATE, TlsProfile.INTERMEDIATE.suitesOf12());
    }
}

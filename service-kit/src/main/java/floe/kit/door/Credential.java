package floe.kit.door;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A key and the certificates that go with it: checked, and in the order in which they are shown.
///
/// @param chain its own first, then each one's issuer
/// @param doubts what is not as it should be, but good enough to be shown
record Credential(PrivateKey key, List<X509Certificate> chain, List<String> doubts) {
    Credential {
        chain = List.copyOf(chain);
        doubts = List.copyOf(doubts);
    }

    Instant begin() {
        return chain.getFirst().getNotBefore().toInstant();
    }

    Instant end() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /// Why a browser would not take it now.
    Optional<String> untimely(Instant now) {
        return new Validity(begin(), end()).untimely(now);
    }
}

package floe.kit.door;

import java.time.Instant;
import java.util.Optional;

/// When a certificate is good.
record Validity(Instant begin, Instant end) {
    /// Why a browser would not take it now.
    Optional<String> untimely(Instant now) {
        if (now.isAfter(end)) {
            return Optional.of("the certificate ended on " + end);
        }
        return now.isBefore(begin) ? Optional.of("the certificate begins on " + begin) : Optional.empty();
    }
}

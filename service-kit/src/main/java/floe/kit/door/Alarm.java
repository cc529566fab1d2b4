package floe.kit.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When to warn of a certificate that ends: from two weeks before on, once an hour. Told the time.
final class Alarm {
    private static final Duration BEFORE = Duration.ofDays(14);
    private static final Duration AGAIN = Duration.ofHours(1);

    private @Nullable Instant warned;

    /// What to say now.
    ///
    /// @param end of the certificate in force
    Optional<String> due(Instant now, Instant end) {
        if (now.isBefore(end.minus(BEFORE))) {
            warned = null;
            return Optional.empty();
        }
        if (warned != null && now.isBefore(warned.plus(AGAIN))) {
            return Optional.empty();
        }
        warned = now;
        return Optional.of(
                now.isAfter(end)
                        ? "the certificate ended on " + end + ": players that check it do not connect any more"
                        : "the certificate ends on " + end + ", in "
                                + Duration.between(now, end).toHours() + " hours");
    }
}

package floe.ingest.yp;

import floe.mount.DirectoryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What became of a question.
sealed interface Outcome {
    /// Done.
    ///
    /// @param sid what the directory calls the entry, empty when it does not say
    /// @param touchEvery how often it wants to hear of it, when it says
    record Accepted(String sid, Optional<Duration> touchEvery) implements Outcome {}

    record Refused(String why) implements Outcome {}

    record Unreachable(String why) implements Outcome {}

    /// What these headers of a reply mean: `YPResponse`, `YPMessage`, `SID`, `TouchFreq`.
    static Outcome of(int status, Function<String, @Nullable String> header) {
        if (!"1".equals(strip(header.apply("YPResponse")))) {
            var message = strip(header.apply("YPMessage"));
            return new Refused(message.isEmpty() ? "it answers " + status + " and no reason" : message);
        }
        return new Accepted(strip(header.apply("SID")), touchEvery(strip(header.apply("TouchFreq"))));
    }

    private static Optional<Duration> touchEvery(String seconds) {
        return Optional.of(seconds)
                .filter(it -> it.matches("[0-9]{1,6}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                .filter(it -> it.compareTo(DirectoryConfig.SOONEST_TOUCH) >= 0);
    }

    private static String strip(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}

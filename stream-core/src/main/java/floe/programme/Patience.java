package floe.programme;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is waited for before something else is heard. Owned by one programme; time is told.
final class Patience {
    /// How long a source is waited for that takes another's place, before a fallback begins.
    static final Duration TAKEOVER = Duration.ofMillis(750);
    /// How long the first listener waits for a source that is known but not heard yet, before a fallback begins.
    private static final Duration EXPECTATION = Duration.ofMillis(500);

    private @Nullable Long expectsSinceNanos;
    private @Nullable Absence absence;

    /// Of the source that played.
    private record Absence(long sinceNanos, long mostNanos, String otherwise) {}

    /// A source is known that has not been heard yet.
    void expect(Moment now) {
        expectsSinceNanos = now.nanos();
    }

    boolean expects() {
        return expectsSinceNanos != null;
    }

    void expectNothing() {
        expectsSinceNanos = null;
    }

    /// The source that played is away for a moment. What waits already waits no longer for that.
    ///
    /// @param most zero for not at all
    /// @param otherwise why something else is heard when it does not come
    void await(Duration most, String otherwise, Moment now) {
        long since = absence == null ? now.nanos() : absence.sinceNanos();
        absence = most.isZero() ? null : new Absence(since, most.toNanos(), otherwise);
    }

    boolean waits() {
        return absence != null;
    }

    /// Nothing is waited for any more.
    ///
    /// @return for how long it was
    Optional<Duration> stop(Moment now) {
        var waited = Optional.ofNullable(absence).map(since -> Duration.ofNanos(now.nanos() - since.sinceNanos()));
        absence = null;
        return waited;
    }

    /// Why it is over, when it is over by now; said once.
    Optional<String> isOver(Moment now) {
        if (expectsSinceNanos != null && now.nanos() - expectsSinceNanos > EXPECTATION.toNanos()) {
            expectsSinceNanos = null;
            return Optional.of("its source is not heard");
        }
        if (absence != null && now.nanos() - absence.sinceNanos() > absence.mostNanos()) {
            var why = absence.otherwise();
            absence = null;
            return Optional.of(why);
        }
        return Optional.empty();
    }
}

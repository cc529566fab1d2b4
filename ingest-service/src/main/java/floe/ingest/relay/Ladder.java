package floe.ingest.relay;

import java.time.Duration;
import java.util.BitSet;

/// In which order a relay tries its upstreams: the best first, after a failure at once the best of those that have not
/// failed yet, and a pause when all have. Owned by one relay.
final class Ladder {
    /// Who was heard that long was there: its failure is a new story.
    static final Duration STEADY = Duration.ofSeconds(30);

    private static final int LONGEST_SECONDS = 60;

    private final int upstreams;
    private final BitSet failed = new BitSet();
    private int pauses;

    Ladder(int upstreams) {
        this.upstreams = upstreams;
    }

    /// What comes next.
    sealed interface Step {
        /// This upstream, counted from 0.
        record Try(int upstream) implements Step {}

        /// Nothing for so long, then [#BEST].
        record Pause(Duration time) implements Step {}
    }

    static final Step.Try BEST = new Step.Try(0);

    /// @param heard how long it sent something
    /// @param dice 0 to 1, so that those who were cut off together don't come back together
    Step failed(int upstream, Duration heard, double dice) {
        if (heard.compareTo(STEADY) >= 0) {
            failed.clear();
            pauses = 0;
        }
        failed.set(upstream);
        int next = failed.nextClearBit(0);
        return next < upstreams ? new Step.Try(next) : pause(dice);
    }

    /// 1 s, 2 s, 4 s and so on to 60 s, a quarter more or less.
    Step pause(double dice) {
        failed.clear();
        long seconds = Math.min(LONGEST_SECONDS, 1L << Math.min(pauses, 10));
        pauses++;
        return new Step.Pause(Duration.ofMillis(Math.round(seconds * 1000 * (0.75 + dice / 2))));
    }
}

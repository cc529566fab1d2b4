package floe.ingest.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who guesses passwords, and how long it has to wait for it. An address with ten wrong ones within a minute waits a
/// second for each answer, the right one's included, and at most ten of its questions wait at a time: so a thousand
/// guesses take a hundred seconds, however many connections ask. Other addresses notice nothing.
///
/// Remembers 4,096 addresses; who was wrong longest ago is forgotten first. Owned by its gate, which locks it.
final class Guesses {
    static final int FREE = 10;
    static final int MOST_WAITING = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);
    static final Duration WAIT = Duration.ofSeconds(1);
    private static final int MOST_ADDRESSES = 4096;

    private final Map<String, Guesser> guessers = new LinkedHashMap<>();

    /// What to do with a question.
    sealed interface Turn {
        /// Answer it at once.
        record Now() implements Turn {}

        /// Answer it after [#WAIT], and say so with [Guesses#waited].
        record Later() implements Turn {}

        /// Too many from there wait already: don't even look at it.
        record Never() implements Turn {}
    }

    private static final class Guesser {
        private final long[] wrongAtNanos = new long[FREE];
        private int wrong;
        private int waiting;

        void wrong(long nowNanos) {
            wrongAtNanos[wrong++ % FREE] = nowNanos;
        }

        boolean isEager(long nowNanos) {
            return wrong >= FREE && nowNanos - wrongAtNanos[wrong % FREE] < WITHIN.toNanos();
        }
    }

    Turn ask(String address, long nowNanos) {
        var guesser = guessers.get(address);
        if (guesser == null || !guesser.isEager(nowNanos)) {
            return new Turn.Now();
        }
        if (guesser.waiting >= MOST_WAITING) {
            return new Turn.Never();
        }
        guesser.waiting++;
        return new Turn.Later();
    }

    void waited(String address) {
        var guesser = guessers.get(address);
        if (guesser != null && guesser.waiting > 0) {
            guesser.waiting--;
        }
    }

    void wrong(String address, long nowNanos) {
        var guesser = guessers.remove(address);
        guessers.put(address, guesser == null ? new Guesser() : guesser);
        guessers.get(address).wrong(nowNanos);
        if (guessers.size() > MOST_ADDRESSES) {
            guessers.remove(guessers.keySet().iterator().next());
        }
    }

    int addresses() {
        return guessers.size();
    }
}

package floe.ingest.title;

import floe.stream.Song;
import floe.wire.Retitle;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often a mount's title changes: ten times a second at most, and the last word counts. Owned by one session on a
/// mount; knows no clock.
///
/// A word without text that comes within ten seconds of one with text changes nothing, because some encoders (butt)
/// send one behind each title; later it takes the title away. What plays already is not said again.
final class TitlePace {
    static final Duration APART = Duration.ofMillis(100);
    static final Duration ECHO = Duration.ofSeconds(10);

    private @Nullable Song waiting;
    private boolean everSaid;
    private long saidAtNanos;
    private boolean everTold;
    private long textAtNanos;

    /// What to do with a word.
    sealed interface Step {
        /// It changes nothing.
        record Nothing() implements Step {}

        /// Say it.
        record Now(Song song) implements Step {}

        /// Ask [TitlePace#due] then.
        record Later(long atNanos) implements Step {}
    }

    /// @param playing what the stream says now
    Step offer(Retitle word, Song playing, long nowNanos) {
        var current = waiting == null ? playing : waiting;
        var next = meant(word, current, nowNanos);
        if (hasText(word.song())) {
            everTold = true;
            textAtNanos = nowNanos;
        }
        if (isSame(next, current)) {
            return new Step.Nothing();
        }
        if (waiting == null && isFree(nowNanos)) {
            say(nowNanos);
            return new Step.Now(next);
        }
        waiting = next;
        return new Step.Later(saidAtNanos + APART.toNanos());
    }

    /// What waited, when its time has come.
    Optional<Song> due(long nowNanos) {
        var song = Optional.ofNullable(waiting);
        waiting = null;
        say(nowNanos);
        return song;
    }

    private Song meant(Retitle word, Song current, long nowNanos) {
        var url = word.song().url();
        boolean echo = everTold && nowNanos - textAtNanos < ECHO.toNanos();
        if (hasText(word.song()) || word.saysText() && !echo) {
            return word.song();
        }
        return url.isEmpty() ? current : new Song(current.artist(), current.title(), url);
    }

    private static boolean hasText(Song song) {
        return !song.display().isEmpty();
    }

    private static boolean isSame(Song one, Song other) {
        return one.display().equals(other.display()) && one.url().equals(other.url());
    }

    private boolean isFree(long nowNanos) {
        return !everSaid || nowNanos - saidAtNanos >= APART.toNanos();
    }

    private void say(long nowNanos) {
        everSaid = true;
        saidAtNanos = nowNanos;
    }
}

package floe.programme;

import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How far beyond the moment a listener has sound, seen from how far that was when a source was heard last. So what
/// plays instead can make up for what is missing, and what comes too early or twice says that there is less time for
/// it: who can leave sound out has then as much as the clock. Owned by one programme.
final class Headroom {
    /// More than this is not made up for, either way: nobody's player would have waited.
    private static final long MOST_NANOS = 5_000_000_000L;

    private long playedNanos;
    private OptionalLong usualNanos = OptionalLong.empty();
    private long overNanos;

    /// How much has to be played at once to headroom as far as ever; empty when no source was heard yet.
    OptionalLong missingNanos(long nowNanos) {
        return usualNanos.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.clamp(-aheadNanos(nowNanos), 0, MOST_NANOS));
    }

    /// A source begins with this.
    void begin(List<StreamEvent> opening, long nowNanos) {
        long late = 0;
        for (var event : opening) {
            late += event instanceof Audio audio ? audio.durationNanos() : 0;
        }
        begin(late, nowNanos);
    }

    /// Something else begins.
    ///
    /// @param lateNanos how much of it is played at once
    void begin(long lateNanos, long nowNanos) {
        overNanos = usualNanos.isEmpty() ? 0 : Math.clamp(aheadNanos(nowNanos) + lateNanos, 0, MOST_NANOS);
    }

    /// The events as they are played: pages for which there is less time than they last say that, and none says 0.
    List<StreamEvent> played(List<StreamEvent> events) {
        var played = new ArrayList<StreamEvent>(events.size());
        for (var event : events) {
            played.add(event instanceof Audio audio && audio.durationNanos() > 0 ? played(audio) : event);
        }
        return played;
    }

    /// A source has just been heard: so far it reaches now.
    void isUsual(long nowNanos) {
        usualNanos = OptionalLong.of(playedNanos - nowNanos);
    }

    private Audio played(Audio audio) {
        long told = Math.max(1, audio.durationNanos() - overNanos);
        overNanos -= audio.durationNanos() - told;
        playedNanos += told;
        return told == audio.durationNanos()
                ? audio
                : new Audio(audio.bytes(), audio.joinable(), told, audio.repeated());
    }

    private long aheadNanos(long nowNanos) {
        return playedNanos - nowNanos - usualNanos.orElse(0);
    }
}

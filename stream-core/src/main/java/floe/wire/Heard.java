package floe.wire;

import floe.stream.StreamEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a batch meant to its receiver.
///
/// @param events to be played now, in order, without a hole unless `lost` says so
/// @param newSession whether `events` begin another source session than the one before
/// @param missing events that never came and should be asked for, once; null when none
/// @param wantsOpening whether the session's beginning was missed, so that its opening should be asked for
/// @param verdict what became of the batch, for the counters
/// @param lost how many events are given up for good
public record Heard(
        List<StreamEvent> events,
        boolean newSession,
        @Nullable Missing missing,
        boolean wantsOpening,
        Verdict verdict,
        long lost) {
    /// Events of a session that never came: `from` up to, but not including, `to`.
    public record Missing(long epoch, long from, long to) {}

    /// What became of a batch.
    public enum Verdict {
        /// Taken, or kept until the hole before it is filled.
        TAKEN,
        /// All of it was here before.
        DUPLICATE,
        /// Too old to be of use.
        STALE,
        /// From a source session that has been overtaken by a newer one.
        FENCED
    }

    static Heard nothing(Verdict verdict) {
        return new Heard(List.of(), false, null, false, verdict, 0);
    }

    public Heard {
        events = List.copyOf(events);
    }
}

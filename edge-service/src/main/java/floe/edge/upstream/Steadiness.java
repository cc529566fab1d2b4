package floe.edge.upstream;

import java.time.Duration;

/// Whether a source that fell silent and speaks again may come back on the air. The first time at once; when it falls
/// silent again soon, only after it has been heard for a while without a pause. Else a way that comes and goes would
/// toss the listeners to and fro. Owned by the conductor's loop; time is told.
final class Steadiness {
    /// Losses that are less apart make a source suspect.
    static final Duration SOON = Duration.ofSeconds(15);
    /// How long a suspect one has to be heard.
    static final Duration TRIAL = Duration.ofSeconds(5);
    /// A longer pause begins the trial anew.
    static final Duration PAUSE = Duration.ofMillis(750);

    private boolean everLost;
    private boolean suspect;
    private boolean onTrial;
    private long lostNanos;
    private long heardNanos;
    private long steadySinceNanos;

    /// It fell silent.
    void lost(long nowNanos) {
        suspect = everLost && nowNanos - lostNanos < SOON.toNanos();
        everLost = true;
        onTrial = false;
        lostNanos = nowNanos;
    }

    /// It says something while it is off the air: whether it may come back.
    boolean trusts(long nowNanos) {
        if (!onTrial || nowNanos - heardNanos > PAUSE.toNanos()) {
            steadySinceNanos = nowNanos;
        }
        heardNanos = nowNanos;
        onTrial = suspect && nowNanos - steadySinceNanos < TRIAL.toNanos();
        return !onTrial;
    }

    /// Whether it is heard, but not yet trusted.
    boolean isOnTrial() {
        return onTrial;
    }
}

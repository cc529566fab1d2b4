package floe.programme;

import floe.programme.Plan.Choice;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a file plays, and where its successor waits until the round is over. Owned by one programme.
final class Deck {
    private Choice.@Nullable File on;
    private Choice.@Nullable File next;
    private @Nullable PacedFile playing;

    /// Plays the file from its present moment on.
    ///
    /// @param earlierBytes how much of what lies before it is played at once
    void play(Choice.File file, Moment now, int earlierBytes) {
        on = file;
        next = null;
        playing = new PacedFile(file.recording(), file.salt(), now, earlierBytes);
    }

    /// The file as it is by now: what was changed is heard from the end of this round on.
    void change(Choice.File newest) {
        if (on == null || playing == null) {
            return;
        }
        next = newest.salt() == on.salt() ? null : newest;
        playing.endsWithThisRound(next != null);
    }

    void stop() {
        on = null;
        next = null;
        playing = null;
    }

    /// The pages that are due; none while nothing plays.
    List<StreamEvent> due(long nowNanos) {
        if (playing == null) {
            return List.of();
        }
        var due = playing.due(nowNanos);
        if (next == null || !playing.isOver()) {
            return due;
        }
        playing = playing.followedBy(next.recording(), next.salt());
        on = next;
        next = null;
        var all = new ArrayList<>(due);
        all.addAll(playing.due(nowNanos));
        return all;
    }
}

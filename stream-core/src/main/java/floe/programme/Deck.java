package floe.programme;

import floe.programme.Plan.Choice;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a file plays, and where its successor waits until the round is over. Owned by one programme.
final class Deck {
    private Choice.@Nullable File on;
    private Choice.@Nullable File next;
    private @Nullable PacedFile playing;
    private boolean named;

    /// Plays the file from its present moment on.
    ///
    /// @param earlier how much of what lies before it is played at once
    /// @param leadNanos how far ahead of its time a page goes out
    /// @return how much is played at once, in nanoseconds
    long play(Choice.File file, Moment now, Reach earlier, long leadNanos) {
        next = null;
        var paced = new PacedFile(file.recording(), file.salt(), now, earlier, leadNanos);
        putOn(file, paced);
        return paced.lateNanos();
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

    /// What the file calls itself, when it begins, and the pages that are due; none while nothing plays.
    List<StreamEvent> due(long nowNanos) {
        if (playing == null) {
            return List.of();
        }
        var due = named(playing, nowNanos);
        if (next != null && playing.isOver()) {
            var follower = playing.followedBy(next.recording(), next.salt());
            putOn(next, follower);
            next = null;
            due.addAll(named(follower, nowNanos));
        }
        return due;
    }

    private void putOn(Choice.File file, PacedFile paced) {
        on = file;
        playing = paced;
        named = false;
    }

    private List<StreamEvent> named(PacedFile file, long nowNanos) {
        var due = new ArrayList<StreamEvent>();
        if (!named) {
            due.add(new StreamEvent.Title(file.song()));
            named = true;
        }
        due.addAll(file.due(nowNanos));
        return due;
    }
}

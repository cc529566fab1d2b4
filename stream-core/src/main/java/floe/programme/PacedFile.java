package floe.programme;

import floe.stream.Reach;
import floe.stream.Recording;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/// A file played for ever at its own pace. Its position follows the wall clock, so that all nodes play the same
/// moment with the same bytes, but for the page numbers of the round that they enter in the middle. Each round is a
/// chain link of its own whose serial comes from the file and the number of the round.
final class PacedFile {
    /// How far ahead of its time a page goes out when nobody knows better, so that a player never waits for it.
    static final long LEAD_NANOS = 500_000_000;
    /// What is later than this is not made up for: the node slept, and the file goes on at the present moment.
    private static final long LATEST_NANOS = 5_000_000_000L;

    private final Recording recording;
    private long salt;
    private final long startNanos;
    private final long startPosition;
    private final long leadNanos;
    private long round;
    private int part;
    private int page;
    private int entry;
    private boolean needsHeaders = true;
    private boolean begun;
    private long lastRound = Long.MAX_VALUE;

    /// @param salt tells this file from others
    /// @param earlier how much of what lies before the present position is played at once
    /// @param leadNanos how far ahead of its time a page goes out
    PacedFile(Recording recording, long salt, Moment now, Reach earlier, long leadNanos) {
        this(recording, salt, now.nanos(), now.wallMillis() * 1_000_000, leadNanos);
        seek(startPosition);
        stepBack(earlier);
    }

    /// What the file calls itself.
    Song song() {
        return recording.song();
    }

    private PacedFile(Recording recording, long salt, long startNanos, long startPosition, long leadNanos) {
        this.recording = recording;
        this.salt = salt;
        this.startNanos = startNanos;
        this.startPosition = startPosition;
        this.leadNanos = leadNanos;
    }

    /// How much is played at once, from the beginning of its first page.
    long lateNanos() {
        return startPosition + leadNanos - position();
    }

    /// Another file from where this one stands, by the same clock.
    PacedFile followedBy(Recording other, long otherSalt) {
        var follower = new PacedFile(other, otherSalt, startNanos, startPosition, leadNanos);
        follower.seek(position());
        return follower;
    }

    /// Whether nothing more is due after the round that plays.
    void endsWithThisRound(boolean ends) {
        lastRound = ends ? Math.min(lastRound, round) : Long.MAX_VALUE;
    }

    /// Whether its last round has been played.
    boolean isOver() {
        return round > lastRound;
    }

    /// The pages that are due.
    List<StreamEvent> due(long nowNanos) {
        var due = new ArrayList<StreamEvent>();
        long until = startPosition + (nowNanos - startNanos) + leadNanos;
        if (begun && until - position() > LATEST_NANOS) {
            skipTo(until - leadNanos);
        }
        begun = true;
        while (position() <= until && !isOver()) {
            var audio = part().page(page, serial(), needsHeaders ? page : entry);
            if (needsHeaders && mayBegin(audio)) {
                due.add(part().headers(serial()));
                entry = page;
                needsHeaders = false;
            }
            if (!needsHeaders) {
                due.add(audio);
            }
            advance();
        }
        return due;
    }

    /// Where the next page begins, in nanoseconds of the wall clock's era.
    private long position() {
        long position = round * recording.durationNanos() + part().startNanos(page);
        for (int i = 0; i < part; i++) {
            position += recording.parts().get(i).durationNanos();
        }
        return position;
    }

    /// Goes on elsewhere in a link of its own.
    private void skipTo(long position) {
        salt++;
        needsHeaders = true;
        seek(position);
    }

    private void seek(long position) {
        round = position / recording.durationNanos();
        long rest = position % recording.durationNanos();
        part = 0;
        while (part < recording.parts().size() - 1 && rest >= part().durationNanos()) {
            rest -= part().durationNanos();
            part++;
        }
        page = 0;
        while (page < part().size() - 1 && part().startNanos(page + 1) <= rest) {
            page++;
        }
    }

    private void stepBack(Reach reach) {
        long stepped = 0;
        long from = position();
        while (!reach.isMetBy(stepped, from - position())) {
            if (page > 0) {
                page--;
            } else {
                if (part > 0) {
                    part--;
                } else {
                    part = recording.parts().size() - 1;
                    round--;
                }
                page = part().size() - 1;
            }
            stepped += part().bytes(page);
        }
    }

    /// A link of its last page alone is none to begin with: players meet its end before any sound.
    private boolean mayBegin(StreamEvent.Audio audio) {
        return page == 0 || audio.joinable() && page < part().size() - 1;
    }

    private void advance() {
        page++;
        if (page == part().size()) {
            page = 0;
            part++;
            needsHeaders = true;
        }
        if (part == recording.parts().size()) {
            part = 0;
            round++;
        }
    }

    private Recording.Part part() {
        return recording.parts().get(part);
    }

    /// SplitMix64 over file, round and part: unlike any other link's in all likelihood, alike on every node.
    private int serial() {
        long z = salt + 0x9E37_79B9_7F4A_7C15L * (round * recording.parts().size() + part + 1);
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return (int) (z ^ (z >>> 31));
    }
}

package floe.edge.lane;

/// An intro as far as one listener has heard it: a cursor into pages that all share. Owned by the lane's loop.
final class Prologue {
    private final Intro intro;
    private final long playedBefore;
    private int next;
    private long bytes;
    private long nanos;

    /// @param played on the mount so far, in bytes
    Prologue(Intro intro, long played) {
        this.intro = intro;
        this.playedBefore = played;
    }

    Intro intro() {
        return intro;
    }

    boolean isOver() {
        return next == intro.pages().size();
    }

    Intro.Page next() {
        var page = intro.pages().get(next++);
        bytes += page.bytes().readableBytes();
        nanos += page.durationNanos();
        return page;
    }

    /// Leaves out what was not heard.
    void skip() {
        next = intro.pages().size();
    }

    /// How much of it was heard.
    long bytes() {
        return bytes;
    }

    long nanos() {
        return nanos;
    }

    /// How far its listener is behind one who heard as much of what the mount played meanwhile.
    long lag(long played) {
        return played - playedBefore - bytes;
    }
}

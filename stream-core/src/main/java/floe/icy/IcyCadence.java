package floe.icy;

/// Where blocks stand between the bytes that one listener hears: behind each `interval` of them, counted from the
/// first, whatever pages they come in. Owned by who writes to the listener.
public final class IcyCadence {
    private final int interval;
    private int untilBlock;

    /// @param interval bytes between two blocks (`icy-metaint`), more than 0
    public IcyCadence(int interval) {
        if (interval <= 0) {
            throw new IllegalArgumentException("a block every " + interval + " bytes");
        }
        this.interval = interval;
        this.untilBlock = interval;
    }

    /// Whether a block comes before the next byte. It is to be written then.
    public boolean isBlockDue() {
        boolean due = untilBlock == 0;
        if (due) {
            untilBlock = interval;
        }
        return due;
    }

    /// How many of the next `available` bytes come before the next block. They are to be written then.
    public int next(int available) {
        int run = Math.min(available, untilBlock);
        untilBlock -= run;
        return run;
    }
}

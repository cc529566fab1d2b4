package floe.ogg;

/// How often a source may begin a new link: ten times in a second of what it plays, a hundred times at once. No radio
/// does more, and each link costs every listener its headers. Owned by one framer.
final class LinkPace {
    private static final long NANOS_A_LINK = 100_000_000;
    private static final long MOST_NANOS = 100 * NANOS_A_LINK;
    // What a page counts that does not tell how long it plays.
    private static final long UNTOLD_NANOS = NANOS_A_LINK / 4;

    private long nanos = MOST_NANOS;

    void play(long durationNanos) {
        nanos = Math.min(MOST_NANOS, nanos + (durationNanos == 0 ? UNTOLD_NANOS : durationNanos));
    }

    /// Whether that was not too many.
    boolean beginLink() {
        nanos -= NANOS_A_LINK;
        return nanos >= 0;
    }
}

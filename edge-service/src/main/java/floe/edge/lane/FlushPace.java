package floe.edge.lane;

/// When a loop flushes. What costs is the flush and not the bytes, and gathering for less than the time between two
/// pages saves none; so there are two paces and nothing between them.
sealed interface FlushPace {
    /// The share of the loop above which pages are gathered.
    double BUSY = 0.01;

    /// The share below which they no longer are.
    double CALM = 0.005;

    /// Each page is on its way as soon as it is heard.
    record AtOnce() implements FlushPace {}

    /// Pages wait for those after them, as long as the first of them may.
    record Gathered() implements FlushPace {}

    /// The pace at this load.
    ///
    /// @param load the share of the loop's time, 0–1 and more, that flushing each page at once takes or would take
    default FlushPace next(double load) {
        return switch (this) {
            case AtOnce _ when load > BUSY -> new Gathered();
            case Gathered _ when load < CALM -> new AtOnce();
            case AtOnce _, Gathered _ -> this;
        };
    }

    /// How long the pages that wait may go on waiting, in nanoseconds; 0 or less for not at all.
    ///
    /// @param leftNanos until the first of them has waited as long as it may
    /// @param untilNextNanos until the next page is expected; one that comes too late is not worth any wait
    default long patienceNanos(long leftNanos, long untilNextNanos) {
        return switch (this) {
            case AtOnce _ -> 0;
            case Gathered _ -> untilNextNanos > leftNanos ? 0 : leftNanos;
        };
    }
}

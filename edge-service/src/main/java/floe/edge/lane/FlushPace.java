package floe.edge.lane;

/// When a loop flushes. What costs is the flush and not the bytes, and gathering for less than the time between two
/// pages saves none; so there are two paces and nothing between them.
sealed interface FlushPace {
    /// The share of the loop above which pages are gathered.
    double BUSY = 0.05;

    /// The share below which they no longer are.
    double CALM = 0.03;

    /// Each page is on its way as soon as it is heard.
    record AtOnce() implements FlushPace {}

    /// A listener gets at most one flush in an interval.
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

    /// How long pages that are heard now have to wait, in nanoseconds; 0 or less for not at all.
    ///
    /// @param sinceWalkNanos since the listeners were served last
    default long waitNanos(long sinceWalkNanos, long intervalNanos) {
        return switch (this) {
            case AtOnce _ -> 0;
            case Gathered _ -> intervalNanos - sinceWalkNanos;
        };
    }
}

package floe.audience;

import java.time.Duration;

/// How the listeners of a node that goes are let go. Everybody stays for the most part of its time, and who comes is
/// let in; then they end evenly, so that they don't come to the other nodes all at once; a last moment is for those who
/// are slow to end. Where nobody listens, it lasts until balancers have noticed.
///
/// @param kept how long everybody stays
/// @param ending over how long they end, one after another
public record Leavetaking(Duration kept, Duration ending) {
    private static final int ENDING_PART = 3;
    private static final Duration MOMENT = Duration.ofSeconds(1);
    /// Two failed checks at one a second, and one for the road.
    private static final Duration NOTICE = Duration.ofSeconds(3);

    public Leavetaking {
        if (kept.isNegative() || ending.isNegative()) {
            throw new IllegalArgumentException("kept for " + kept + ", ending for " + ending);
        }
    }

    /// One that is over after this time; zero lets all go at once.
    public static Leavetaking within(Duration whole) {
        var part = whole.dividedBy(ENDING_PART);
        var half = part.dividedBy(2);
        var moment = half.compareTo(MOMENT) < 0 ? half : MOMENT;
        return new Leavetaking(whole.minus(part), part.minus(moment));
    }

    /// Whether everybody stays still, and who comes is let in.
    ///
    /// @param sinceNanos the node has said that it goes
    public boolean keeps(boolean nobodyListens, long sinceNanos) {
        return sinceNanos < kept.toNanos() && !(nobodyListens && sinceNanos >= NOTICE.toNanos());
    }

    /// How many of so many must have ended.
    ///
    /// @param sinceNanos the first might
    public int ended(int listeners, long sinceNanos) {
        long over = ending.toNanos();
        if (sinceNanos >= over) {
            return listeners;
        }
        return (int) Math.round((double) listeners * Math.max(sinceNanos, 0) / over);
    }
}

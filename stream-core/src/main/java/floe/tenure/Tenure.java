package floe.tenure;

/// What a node answers to a [Bid].
///
/// @param node who has the mount or bids for it
/// @param epoch of its session
/// @param priority of its source
/// @param user whose credentials its source showed
/// @param sinceMillis wall clock when it began
/// @param silentMillis how long its source has said nothing; 0 and more
/// @param agent its encoder, as that calls itself; empty when not told
public record Tenure(
        State state,
        String node,
        long epoch,
        int priority,
        String user,
        long sinceMillis,
        long silentMillis,
        String agent) {
    /// How the mount stands.
    public enum State {
        /// Nobody here has it, or whoever has it gives way.
        FREE,
        /// Another bid is before.
        SOUGHT,
        /// A source feeds it.
        HELD
    }

    /// Nobody has it as far as this node knows.
    public static final Tenure FREE = new Tenure(State.FREE, "", 0, 0, "", 0, 0, "");

    /// Somebody's bid is before.
    public static Tenure soughtBy(Bid bid) {
        return new Tenure(State.SOUGHT, bid.node(), bid.epoch(), bid.priority(), bid.user(), bid.epoch(), 0, "");
    }
}

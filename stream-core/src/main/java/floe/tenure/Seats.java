package floe.tenure;

import floe.mount.MountName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The bids that a node knows of and that no session has come of yet: its own, and those of other nodes for as long as
/// a contest lasts. Any thread.
public final class Seats {
    // A little longer than anybody waits for answers. Longer, and a dead owner's last bid would keep its heir out.
    private static final long KEPT_MILLIS = 400;

    private final Map<MountName, Own> own = new ConcurrentHashMap<>();
    private final Map<MountName, Heard> others = new ConcurrentHashMap<>();

    /// @param firm whether all others have agreed
    private record Own(Bid bid, boolean firm) {
        boolean isBefore(Bid other) {
            boolean better = bid.priority() < other.priority();
            boolean worse = bid.priority() > other.priority();
            return better || !worse && (firm || bid.outranks(other));
        }
    }

    private record Heard(Bid bid, long tillMillis) {
        boolean isBefore(Bid other, long nowMillis) {
            return nowMillis < tillMillis && !bid.node().equals(other.node()) && bid.outranks(other);
        }
    }

    /// Enters a bid of this node; another of its own that is before it stays.
    ///
    /// @return who is before it; of another node's bid that one knows better itself what came of it
    public Tenure enter(Bid bid, long nowMillis) {
        var seat = own.compute(
                bid.mount(),
                (_, present) ->
                        present == null || bid.insists() || !present.isBefore(bid) ? new Own(bid, false) : present);
        if (!seat.bid().equals(bid)) {
            return Tenure.soughtBy(seat.bid());
        }
        var heard = others.get(bid.mount());
        return heard != null && heard.isBefore(bid, nowMillis) ? Tenure.soughtBy(heard.bid()) : Tenure.FREE;
    }

    /// Hears the bid of another node. An own one that it is before is given up, see [#confirm].
    public Tenure hear(Bid bid, long nowMillis) {
        var seat = own.computeIfPresent(bid.mount(), (_, present) -> present.isBefore(bid) ? present : null);
        if (seat != null) {
            return Tenure.soughtBy(seat.bid());
        }
        var heard = others.compute(
                bid.mount(),
                (_, present) -> present != null && present.isBefore(bid, nowMillis)
                        ? present
                        : new Heard(bid, nowMillis + KEPT_MILLIS));
        return heard.bid().equals(bid) ? Tenure.FREE : Tenure.soughtBy(heard.bid());
    }

    /// All others have agreed to this bid, which was entered here. From now on only one of a better priority is
    /// before it.
    ///
    /// @return whether no other was before it meanwhile
    public boolean confirm(Bid bid) {
        var seat = own.computeIfPresent(
                bid.mount(), (_, present) -> present.bid().equals(bid) ? new Own(bid, true) : present);
        return seat != null && seat.bid().equals(bid);
    }

    /// Whose bid is before this one, which was given up.
    public Tenure before(Bid bid) {
        var seat = own.get(bid.mount());
        var heard = others.get(bid.mount());
        return Tenure.soughtBy(seat != null ? seat.bid() : heard != null ? heard.bid() : bid);
    }

    /// Nothing comes, or has come, of this own bid.
    public void release(Bid bid) {
        own.computeIfPresent(bid.mount(), (_, seat) -> seat.bid().equals(bid) ? null : seat);
    }
}

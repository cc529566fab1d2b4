package floe.tenure;

import floe.mount.MountName;

/// «I would like to have this mount»: what an ingest asks all others before it lets a source in.
///
/// @param node the ingest's name
/// @param epoch of the session that would begin; higher than any that the node has heard of on the mount
/// @param priority of the source, 0 the first; see [floe.mount.StandbyLogin]
/// @param user whose credentials the source showed; empty for a source without any
/// @param insists whether the one who has the mount should give way
public record Bid(MountName mount, String node, long epoch, int priority, String user, boolean insists) {
    /// The same once more, for a mount whose owner has to give way.
    public Bid insisting(long higherEpoch) {
        return new Bid(mount, node, higherEpoch, priority, user, true);
    }

    /// Which of two bids at the same time counts: the better priority, then the earlier epoch, then the name. A total
    /// order, so that all nodes decide alike.
    public boolean outranks(Bid other) {
        if (priority != other.priority) {
            return priority < other.priority;
        }
        return epoch != other.epoch ? epoch < other.epoch : node.compareTo(other.node) < 0;
    }
}

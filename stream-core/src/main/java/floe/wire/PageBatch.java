package floe.wire;

import floe.mount.MountName;
import floe.stream.StreamEvent;
import java.util.List;

/// Some consecutive events of one source session, or none: then it is a heartbeat that tells where the stream stands.
///
/// @param epoch the source session; grows with each session on a mount, cluster-wide
/// @param firstSequence the number of the first event; a session's first event is 0
/// @param createdAtMillis the sender's wall clock when the batch was closed
public record PageBatch(
        MountName mount, long epoch, long firstSequence, long createdAtMillis, List<StreamEvent> events) {
    public PageBatch {
        if (firstSequence < 0) {
            throw new IllegalArgumentException(mount + " numbers its pages from " + firstSequence);
        }
        events = List.copyOf(events);
    }

    /// The number that the event after this batch has.
    public long nextSequence() {
        return firstSequence + events.size();
    }

    public boolean isHeartbeat() {
        return events.isEmpty();
    }
}

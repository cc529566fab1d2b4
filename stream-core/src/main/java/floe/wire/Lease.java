package floe.wire;

import floe.mount.MountName;
import org.jspecify.annotations.Nullable;

/// The words between an edge that wants a mount's pages and the ingest that has them.
public sealed interface Lease {
    /// «I have listeners for this mount; send me its pages.» Renewed every second; forgotten 3 s after the last.
    ///
    /// @param edge the edge's name; pages go to `floe.edge.<edge>`
    /// @param epoch the source session that the edge follows, 0 when none
    /// @param nextSequence the number that it expects next
    /// @param listeners that it serves now
    /// @param wantsBacklog whether the answer should carry the last stretch of the stream
    record Renewal(MountName mount, String edge, long epoch, long nextSequence, int listeners, boolean wantsBacklog)
            implements Lease {}

    /// «These pages never came.» Answered with a [PageBatch] of what the backlog still has of `[from, to)`, oldest
    /// first.
    record Gap(MountName mount, String edge, long epoch, long from, long to) implements Lease {}

    /// The ingest's answer to a [Renewal].
    ///
    /// @param carried whether this ingest carries the mount at all; the rest is without meaning when not
    /// @param listeners of the mount on all edges
    /// @param opening null when not asked for, or when the source has not said enough yet
    record Granted(
            boolean carried,
            long epoch,
            long nextSequence,
            int listeners,
            @Nullable Opening opening) implements Lease {
        /// This ingest does not carry the mount.
        public static final Granted NOT_HERE = new Granted(false, 0, 0, 0, null);
    }
}

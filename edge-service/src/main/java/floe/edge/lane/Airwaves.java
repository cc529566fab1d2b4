package floe.edge.lane;

import floe.mount.MountName;
import floe.wire.MountClaim;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What plays, as lanes and those who admit listeners see it. Any thread may ask.
public interface Airwaves {
    /// Whether a listener would hear something: a source is known, a fallback is there, or it is on the air already.
    boolean canPlay(MountName mount);

    /// Whether the mount is played in Ogg, or will be: only then its renditions differ.
    boolean isOgg(MountName mount);

    /// From now on the lane gets first the present stretch and then each page of its rendition, in order, by
    /// [Lane#hear].
    void attach(MountName mount, Lane lane);

    /// The lane wants no more pages. Those on their way still come; it gives them back.
    void detach(MountName mount, Lane lane);

    /// Listeners on all edges as the ingest last told; 0 while no ingest carries the mount.
    int audience(MountName mount);

    /// What newcomers to the mount hear first; null for nothing.
    @Nullable
    Intro intro(MountName mount);

    /// What is known of the source, for the reply's headers.
    Optional<MountClaim> claim(MountName mount);

    /// Of what is played, or will be.
    String contentType(MountName mount);
}

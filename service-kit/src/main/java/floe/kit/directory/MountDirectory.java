package floe.kit.directory;

import floe.mount.MountName;
import floe.wire.MountClaim;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/// Which ingest carries which mount, as this node has heard it. Any thread may ask.
public interface MountDirectory {
    /// The claim with the highest epoch on this mount among the ingests heard of within the last 3 s.
    Optional<MountClaim> claimOf(MountName mount);

    /// The same for all mounts.
    Collection<MountClaim> claims();

    /// Who would carry this mount if somebody listened; the claim on it when there is one comes before.
    default Optional<MountClaim> offerOf(MountName mount) {
        return Optional.empty();
    }

    /// The ingests heard of within the last 3 s, whatever they carry.
    Set<String> ingests();

    /// The best priority of the encoders that stand by for this mount on any ingest; empty when none does.
    OptionalInt standby(MountName mount);

    /// Calls `listener` with a mount whose claim has come, changed its epoch or its diversion, or gone, on the context
    /// that registers it.
    void onChange(Consumer<MountName> listener);
}

package floe.edge.listener;

import floe.kit.directory.MountDirectory;
import floe.mount.MountName;
import floe.wire.MountClaim;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/// There is no ingest.
record NoDirectory() implements MountDirectory {
    @Override
    public Optional<MountClaim> claimOf(MountName mount) {
        return Optional.empty();
    }

    @Override
    public Collection<MountClaim> claims() {
        return List.of();
    }

    @Override
    public Set<String> ingests() {
        return Set.of();
    }

    @Override
    public OptionalInt standby(MountName mount) {
        return OptionalInt.empty();
    }

    @Override
    public void onChange(Consumer<MountName> listener) {}
}

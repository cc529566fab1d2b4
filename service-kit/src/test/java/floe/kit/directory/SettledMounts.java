package floe.kit.directory;

import floe.mount.MountName;
import floe.wire.MountClaim;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A directory of which nobody is told that anything changes.
///
/// @param known what it tells whoever asks
public record SettledMounts(Supplier<List<MountClaim>> known) implements MountDirectory {
    /// These are carried.
    public static SettledMounts of(MountClaim... claims) {
        var all = List.of(claims);
        return new SettledMounts(() -> all);
    }

    @Override
    public Optional<MountClaim> claimOf(MountName mount) {
        return known.get().stream().filter(claim -> claim.mount().equals(mount)).findFirst();
    }

    @Override
    public Collection<MountClaim> claims() {
        return known.get();
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

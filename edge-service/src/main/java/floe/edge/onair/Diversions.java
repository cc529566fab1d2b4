package floe.edge.onair;

import floe.kit.directory.MountDirectory;
import floe.mount.MountName;
import floe.wire.Diversion;
import floe.wire.MountClaim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where administrators diverted mounts to, as their ingests claim. What was said of a source holds when it is gone as
/// well, for then it is needed: until another one claims the mount, or the configuration changes. Owned by the
/// conductor's loop.
final class Diversions {
    private final Map<MountName, Diversion> heard = new HashMap<>();

    /// All that is claimed by now.
    void hear(MountDirectory directory) {
        directory.claims().forEach(claim -> hear(claim.mount(), Optional.of(claim)));
    }

    /// The claim on a mount has come, changed or gone.
    ///
    /// @return whether another diversion holds now
    boolean hear(MountName mount, Optional<MountClaim> claim) {
        return claim.isPresent()
                && !Objects.equals(
                        note(mount, claim.get().diversion()), claim.get().diversion());
    }

    private @Nullable Diversion note(MountName mount, @Nullable Diversion said) {
        return said == null ? heard.remove(mount) : heard.put(mount, said);
    }

    /// Those that hold under this version of the configuration; the others are forgotten for good.
    Map<MountName, List<MountName>> under(long version) {
        heard.values().removeIf(said -> said.version() < version);
        var diverted = new HashMap<MountName, List<MountName>>();
        heard.forEach((mount, said) -> {
            if (said.version() == version) {
                diverted.put(mount, said.to());
            }
        });
        return diverted;
    }
}

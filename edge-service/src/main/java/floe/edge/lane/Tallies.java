package floe.edge.lane;

import floe.mount.MountName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The numbers of all mounts on this node. Any thread.
public final class Tallies {
    private final Map<MountName, Tally> tallies = new ConcurrentHashMap<>();

    /// Those of a mount, made when asked for first.
    public Tally of(MountName mount) {
        return tallies.computeIfAbsent(mount, _ -> new Tally());
    }

    /// Those of a mount, null when it never had a listener here or was forgotten.
    public @Nullable Tally find(MountName mount) {
        return tallies.get(mount);
    }

    /// The mounts that have numbers.
    public Set<MountName> mounts() {
        return Set.copyOf(tallies.keySet());
    }

    /// Served now on all mounts.
    public int listeners() {
        return tallies.values().stream().mapToInt(Tally::listeners).sum();
    }

    /// Drops the numbers of those mounts that have no lane and that nobody needs.
    public void forget(Predicate<MountName> needless) {
        for (var mount : tallies.keySet()) {
            if (needless.test(mount)) {
                tallies.computeIfPresent(mount, (_, tally) -> tally.isIdle() ? null : tally);
            }
        }
    }

    /// A lane of this mount opens.
    Tally opened(MountName mount) {
        return tallies.compute(mount, (_, known) -> {
            var tally = known == null ? new Tally() : known;
            tally.opened();
            return tally;
        });
    }
}

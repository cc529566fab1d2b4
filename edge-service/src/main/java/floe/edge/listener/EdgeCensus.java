package floe.edge.listener;

import floe.edge.lane.Tallies;
import floe.edge.lane.Tally;
import floe.kit.pages.Census;
import floe.mount.MountName;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Who listens on this edge. Any thread may ask.
final class EdgeCensus implements Census {
    private final Tallies tallies;

    EdgeCensus(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public int listeners(MountName mount) {
        return number(mount, Tally::listeners);
    }

    @Override
    public int peak(MountName mount) {
        return number(mount, Tally::peak);
    }

    @Override
    public Set<MountName> mounts() {
        return tallies.mounts().stream().filter(mount -> listeners(mount) > 0).collect(Collectors.toUnmodifiableSet());
    }

    private int number(MountName mount, ToIntFunction<Tally> which) {
        var tally = tallies.find(mount);
        return tally == null ? 0 : which.applyAsInt(tally);
    }
}

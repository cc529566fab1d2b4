package floe.mount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows the fallbacks of all mounts, each step once.
public final class FallbackChains {
    private final FallbackWays ways;
    private final Map<MountName, Integer> lengths = new HashMap<>();
    private final List<List<MountName>> loops = new ArrayList<>();

    private FallbackChains(FallbackWays ways) {
        this.ways = ways;
        ways.mounts().forEach(this::follow);
        ways.fallbacks().forEach(this::follow);
    }

    public static FallbackChains of(FallbackWays ways) {
        return new FallbackChains(ways);
    }

    /// Each loop once, from a mount back to itself.
    public List<List<MountName>> loops() {
        return loops;
    }

    /// The mounts at which a chain becomes longer than is followed; those farther from its end aren't named.
    public List<MountName> tooLong() {
        return ways.mounts().stream()
                .filter(name -> lengths.getOrDefault(name, 0) == ClusterConfig.FARTHEST_FALLBACK + 1)
                .sorted()
                .toList();
    }

    private void follow(MountName start) {
        // The way to where we are; each with the choices that were not tried yet.
        var way = new LinkedHashMap<MountName, Iterator<MountName>>();
        enter(way, start);
        while (!way.isEmpty()) {
            var at = way.lastEntry();
            if (at.getValue().hasNext()) {
                var next = at.getValue().next();
                if (way.containsKey(next)) {
                    loops.add(loop(way.sequencedKeySet(), next));
                } else {
                    enter(way, next);
                }
            } else {
                way.pollLastEntry();
                lengths.put(at.getKey(), longest(at.getKey()));
            }
        }
    }

    private void enter(Map<MountName, Iterator<MountName>> way, MountName mount) {
        if (!lengths.containsKey(mount)) {
            way.put(mount, ways.choices(mount).iterator());
        }
    }

    private static List<MountName> loop(Collection<MountName> way, MountName from) {
        var loop = new ArrayList<>(way);
        loop.subList(0, loop.indexOf(from)).clear();
        loop.add(from);
        return loop;
    }

    private int longest(MountName mount) {
        return ways.choices(mount).stream()
                .mapToInt(choice -> 1 + lengths.getOrDefault(choice, 0))
                .max()
                .orElse(0);
    }
}

package floe.config.xml;

import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the fallbacks of all mounts, each step once.
final class FallbackChains {
    /// How far an edge follows them.
    static final int FARTHEST = 10;

    private final Map<MountName, MountConfig> named = new HashMap<>();
    private final MountConfig others;
    private final Map<MountName, Integer> lengths = new HashMap<>();
    private final List<List<MountName>> loops = new ArrayList<>();

    private FallbackChains(ClusterConfig config) {
        others = config.otherMounts();
        config.mounts().forEach(mount -> named.put(mount.name(), mount));
        config.mounts().forEach(mount -> follow(mount.name()));
    }

    static FallbackChains of(ClusterConfig config) {
        return new FallbackChains(config);
    }

    /// Each loop once, from a mount back to itself.
    List<List<MountName>> loops() {
        return loops;
    }

    /// The mounts at which a chain becomes longer than is followed; those farther from its end aren't named.
    List<MountName> tooLong() {
        return named.keySet().stream()
                .filter(name -> lengths.getOrDefault(name, 0) == FARTHEST + 1)
                .sorted()
                .toList();
    }

    private void follow(MountName start) {
        var way = new LinkedHashSet<MountName>();
        var at = start;
        while (at != null && !lengths.containsKey(at) && way.add(at)) {
            at = next(at);
        }
        if (at != null && way.contains(at)) {
            var loop = new ArrayList<>(way);
            loop.subList(0, loop.indexOf(at)).clear();
            loop.add(at);
            loops.add(loop);
        }
        int length = at == null ? -1 : lengths.getOrDefault(at, 0);
        for (var name : way.reversed()) {
            length++;
            lengths.put(name, length);
        }
    }

    private @Nullable MountName next(MountName name) {
        var own = named.get(name);
        if (own != null) {
            return own.fallback();
        }
        return name.equals(others.fallback()) ? null : others.fallback();
    }
}

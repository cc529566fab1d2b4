package floe.config.xml;

import floe.mount.ClusterConfig;
import floe.mount.MountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Follows each mount's fallbacks.
final class FallbackLoops {
    /// How far an edge follows them.
    static final int FARTHEST = 10;

    private FallbackLoops() {}

    /// The way from `mount` back to a mount that was passed already: `/a → /b → /a`.
    static Optional<String> from(MountName mount, ClusterConfig config) {
        var way = way(mount, config);
        int back = way.indexOf(way.getLast());
        return back == way.size() - 1
                ? Optional.empty()
                : Optional.of(way.stream().map(MountName::path).collect(Collectors.joining(" → ")));
    }

    /// How many fallbacks there are one after the other.
    static int length(MountName mount, ClusterConfig config) {
        return way(mount, config).size() - 1;
    }

    /// All mounts on the way; ends after the first that is on it twice.
    private static List<MountName> way(MountName mount, ClusterConfig config) {
        var way = new ArrayList<MountName>();
        way.add(mount);
        var next = config.mount(mount).fallback();
        while (next != null && !way.contains(next)) {
            way.add(next);
            next = config.mount(next).fallback();
        }
        if (next != null) {
            way.add(next);
        }
        return way;
    }
}

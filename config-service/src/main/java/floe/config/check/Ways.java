package floe.config.check;

import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The fallbacks drawn: each way from a mount to its end, in the order in which they are tried.
final class Ways {
    private static final int MOST = 60;
    private static final String ARROW = " → ";

    private final ClusterConfig config;
    private final List<String> lines = new ArrayList<>();
    private int leftOut;

    private Ways(ClusterConfig config) {
        this.config = config;
    }

    static List<String> of(ClusterConfig config) {
        var ways = new Ways(config);
        config.settings().forEach(ways::draw);
        if (ways.leftOut > 0) {
            ways.lines.add("and " + ways.leftOut + " more");
        }
        return List.copyOf(ways.lines);
    }

    private void draw(MountConfig mount) {
        for (var choice : mount.listeners().fallback().choices()) {
            follow(new ArrayList<>(List.of(mount.name())), choice);
        }
    }

    private void follow(List<MountName> way, MountName next) {
        if (lines.size() >= MOST) {
            leftOut++;
            return;
        }
        boolean isEnd = way.contains(next) || way.size() > ClusterConfig.FARTHEST_FALLBACK;
        var longer = new ArrayList<>(way);
        longer.add(next);
        var choices = isEnd
                ? List.<MountName>of()
                : config.mount(next).listeners().fallback().choices();
        if (choices.isEmpty()) {
            lines.add(longer.stream().map(MountName::path).collect(Collectors.joining(ARROW)));
        }
        choices.forEach(choice -> follow(longer, choice));
    }
}

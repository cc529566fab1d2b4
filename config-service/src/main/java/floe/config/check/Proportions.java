package floe.config.check;

import floe.config.xml.Places;
import floe.mount.ClusterConfig;
import java.util.ArrayList;
import java.util.List;

/// Values that are good each by itself, and do not go together.
final class Proportions {
    private Proportions() {}

    static List<Remark> of(ClusterConfig config, Places places) {
        var remarks = new ArrayList<Remark>();
        var limits = config.limits();
        var fetched =
                config.outside().relays().stream().map(relay -> relay.mount()).toList();
        long mounts = config.mounts().stream()
                .filter(it -> !fetched.contains(it.name()))
                .count();
        if (mounts > limits.sources()) {
            remarks.add(new Remark(
                    Level.WARNING,
                    places.of(String.valueOf(limits.sources()), "sources"),
                    "sources",
                    limits.sources() + " are fewer than the " + mounts
                            + " mounts: with all of them on the air, the last" + " sources are refused"));
        }
        config.settings()
                .filter(mount -> mount.listeners().maxListeners() > limits.clients())
                .findFirst()
                .ifPresent(mount -> remarks.add(new Remark(
                        Level.NOTE,
                        places.of(String.valueOf(mount.listeners().maxListeners()), "max-listeners"),
                        "max-listeners",
                        mount.listeners().maxListeners() + " at " + mount.name() + " are more than the "
                                + limits.clients() + " that <clients> lets one node have")));
        return remarks;
    }
}

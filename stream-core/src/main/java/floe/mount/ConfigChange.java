package floe.mount;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step from a configuration to the next.
public sealed interface ConfigChange {
    record Added(ConfigPart part) implements ConfigChange {
        @Override
        public String toString() {
            return part.label() + " added";
        }
    }

    record Removed(ConfigPart part) implements ConfigChange {
        @Override
        public String toString() {
            return part.label() + " removed";
        }
    }

    record Changed(ConfigPart before, ConfigPart after) implements ConfigChange {
        @Override
        public String toString() {
            var what = after.differences(before);
            return after.label() + " changed" + (what.isEmpty() ? "" : ": " + String.join(", ", what));
        }
    }

    /// All that differs, in the order of the new configuration and then what is gone. Empty when both say the same,
    /// whatever their versions.
    static List<ConfigChange> between(ClusterConfig before, ClusterConfig after) {
        var old = parts(before);
        var changes = new ArrayList<ConfigChange>();
        parts(after).forEach((label, part) -> {
            var was = old.remove(label);
            if (was == null) {
                changes.add(new Added(part));
            } else if (!was.equals(part)) {
                changes.add(new Changed(was, part));
            }
        });
        old.values().forEach(gone -> changes.add(new Removed(gone)));
        return List.copyOf(changes);
    }

    private static Map<String, ConfigPart> parts(ClusterConfig config) {
        var parts = new ArrayList<@Nullable ConfigPart>();
        parts.add(new ConfigPart.Server(config.server()));
        parts.add(new ConfigPart.Ceilings(config.limits()));
        config.sockets().forEach(socket -> parts.add(new ConfigPart.Socket(socket)));
        parts.add(config.tls() == null ? null : new ConfigPart.Tls(config.tls()));
        parts.add(new ConfigPart.Trusted(config.proxies()));
        parts.add(new ConfigPart.Headers(config.headers()));
        parts.add(config.sourceLogin() == null ? null : new ConfigPart.SourceLogin(config.sourceLogin()));
        parts.add(config.adminLogin() == null ? null : new ConfigPart.AdminLogin(config.adminLogin()));
        config.mounts().forEach(mount -> parts.add(new ConfigPart.Mount(mount)));
        for (int i = 0; i < config.patterns().size(); i++) {
            parts.add(new ConfigPart.Pattern(config.patterns().get(i), i));
        }
        parts.add(new ConfigPart.OtherMounts(config.otherMounts()));
        parts.add(new ConfigPart.Others(config.outside()));
        config.assets().forEach(asset -> parts.add(new ConfigPart.File(asset)));
        parts.add(new ConfigPart.Access(config.access()));
        parts.add(config.logLevel() == null ? null : new ConfigPart.Log(config.logLevel()));
        var byLabel = new LinkedHashMap<String, ConfigPart>();
        for (var part : parts) {
            if (part != null) {
                byLabel.put(part.label(), part);
            }
        }
        return byLabel;
    }
}

package floe.ingest;

import floe.kit.config.ConfigWatch;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.MasterConfig;
import floe.mount.MountName;
import floe.mount.Outside;
import floe.mount.RelayConfig;
import floe.mount.Upstream;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A configuration whose relays a test changes as it likes: 8 sources, and a second of patience with each.
final class RelayConfigs implements ConfigWatch {
    private final Map<BiConsumer<ClusterConfig, ClusterConfig>, Context> listeners = new ConcurrentHashMap<>();
    private volatile ClusterConfig config =
            FixedConfig.of(8, Duration.ofSeconds(1)).current();

    static RelayConfig relay(String mount, Upstream... upstreams) {
        return new RelayConfig(new MountName(mount), List.of(upstreams), false);
    }

    static RelayConfig onDemand(String mount, Upstream upstream) {
        return new RelayConfig(new MountName(mount), List.of(upstream), true);
    }

    RelayConfigs relays(RelayConfig... relays) {
        return set(List.of(relays), null);
    }

    RelayConfigs master(MasterConfig master, RelayConfig... relays) {
        return set(List.of(relays), master);
    }

    private RelayConfigs set(List<RelayConfig> relays, @Nullable MasterConfig master) {
        var old = config;
        config = old.withOutside(new Outside(relays, master, List.of(), null, List.of()))
                .published(old.version() + 1, old.digest());
        listeners.forEach((listener, context) -> context.runOnContext(_ -> listener.accept(old, current())));
        return this;
    }

    @Override
    public ClusterConfig current() {
        return config;
    }

    @Override
    public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {
        var context = Vertx.currentContext();
        if (context != null) {
            listeners.put(listener, context);
        }
    }

    @Override
    public Future<Buffer> asset(Asset asset) {
        return Future.failedFuture("no assets here");
    }
}

package floe.kit.config;

import floe.mount.Asset;
import floe.mount.ClusterConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A node's configuration, kept up to date from the config service over the event bus, and through the state
/// directory from one start to the next. A node never goes back to an older snapshot ([ConfigWords.Edition] says what
/// is older): to take a change back is to publish a newer one.
public final class ConfigClient implements ConfigWatch {
    private final Vertx vertx;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable ClusterConfig current;
    private @Nullable ConfigFollower follower;
    private @Nullable String deployment;
    private Runnable unshow = () -> {};

    private ConfigClient(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Done when the node has a configuration: from the bus, or else the last good one from `state`; as long as there
    /// is neither it keeps asking.
    ///
    /// @param state the node's state directory, made if it isn't there
    public static Future<ConfigClient> start(Vertx vertx, Role role, Path state) {
        var client = new ConfigClient(vertx);
        var assets = new AssetFetch(vertx, AssetStore.in(state));
        var follower = new ConfigFollower(role, state, assets, client::take);
        client.follower = follower;
        var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        return vertx.deployVerticle(follower, options)
                .onSuccess(id -> client.deployment = id)
                .compose(_ -> follower.first())
                .map(client);
    }

    /// The same with the gauge `floe.config.version`.
    public static Future<ConfigClient> start(Vertx vertx, Role role, Path state, MeterRegistry metrics) {
        return start(vertx, role, state).onSuccess(client -> client.show(metrics));
    }

    private void show(MeterRegistry metrics) {
        var gauge = Gauge.builder(
                        "floe.config.version", this, client -> client.current().version())
                .description("Version of the configuration that this node runs on")
                .strongReference(true)
                .register(metrics);
        unshow = () -> metrics.remove(gauge);
    }

    /// Stops following; the last snapshot stays in force.
    public Future<Void> stop() {
        var id = deployment;
        deployment = null;
        unshow.run();
        return id == null ? Future.succeededFuture() : vertx.undeploy(id);
    }

    @Override
    public ClusterConfig current() {
        var config = current;
        if (config == null) {
            throw new IllegalStateException("there is no configuration yet");
        }
        return config;
    }

    @Override
    public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {
        listeners.add(new Listener(vertx.getOrCreateContext(), listener));
    }

    @Override
    public Future<Buffer> asset(Asset asset) {
        var follower = this.follower;
        return follower == null ? Future.failedFuture("not started") : follower.asset(asset);
    }

    /// Called by the follower only, so one after the other.
    private void take(ClusterConfig config) {
        var before = current;
        current = config;
        if (before != null) {
            listeners.forEach(listener -> listener.tell(before, config));
        }
    }

    private record Listener(Context context, BiConsumer<ClusterConfig, ClusterConfig> hears) {
        void tell(ClusterConfig before, ClusterConfig after) {
            context.runOnContext(_ -> hears.accept(before, after));
        }
    }
}

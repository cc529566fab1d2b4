package floe.config.serve;

import floe.config.registry.DraftReader;
import floe.config.registry.Registry;
import floe.kit.cluster.Addresses;
import floe.kit.config.AssetFetch;
import floe.kit.config.AssetStore;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.ConfigWords.Hint;
import floe.kit.config.HeardServices;
import floe.kit.config.Report;
import floe.mount.ClusterConfig;
import floe.mount.MountName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the file, answers the nodes, watches the files and tells the nodes when something is new. Runs on a virtual
/// thread of its own context, which owns all fields.
public final class ConfigService extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(ConfigService.class);
    private static final long POLL_MILLIS = 500;
    private static final long HINT_MILLIS = 5_000;

    private final String node;
    private final ConfigFile file;
    private final Path state;
    private final MeterRegistry metrics;
    private volatile @Nullable Editor editor;
    private @Nullable HeardServices others;
    private @Nullable Colleagues colleagues;
    private @Nullable Desk desk;

    /// @param node its name
    public ConfigService(String node, Path icecastXml, DraftReader reader, Path state, MeterRegistry metrics) {
        this.node = node;
        this.file = new ConfigFile(icecastXml, reader);
        this.state = state;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        var registry = Registry.open(state);
        if (!registry.complaint().isEmpty()) {
            log.warn("the last good configuration cannot be used: {}", registry.complaint());
        }
        var journal = new Journal(file.path(), state);
        var started = new Editor(node, file, registry, journal);
        var colleagues = new Colleagues(vertx, node);
        colleagues
                .newerThan(registry.current().map(Edition::of).orElse(Edition.NONE))
                .ifPresent(newer -> registry.adopt(newer, Instant.now()));
        started.revise();
        var config = registry.current();
        if (config.isEmpty()) {
            return Future.failedFuture(new WrongConfiguration(journal.lastRefusal()));
        }
        if (!started.isOk()) {
            log.warn(
                    "version={} starting from the last good configuration in {}",
                    config.get().version(),
                    state);
        }
        editor = started;
        others = HeardServices.listen(vertx);
        desk = new Desk(registry);
        this.colleagues = colleagues;
        answer(desk, new Bell(vertx, node, others, this::revise));
        gauges(started);
        hint();
        vertx.setPeriodic(HINT_MILLIS, _ -> hint());
        vertx.setPeriodic(POLL_MILLIS, _ -> poll());
        context.runOnContext(_ -> registry.current().ifPresent(this::collect));
        return Future.succeededFuture();
    }

    private void answer(Desk desk, Bell bell) {
        var bus = vertx.eventBus();
        Future.all(
                        bus.consumer(Addresses.CONFIG, desk::answer).completion(),
                        bus.consumer(Addresses.ASSET, desk::hand).completion(),
                        bus.consumer(Addresses.desk(node), desk::answer).completion(),
                        bus.consumer(Addresses.CONFIG_CHANGED, this::hear).completion(),
                        bus.consumer(Addresses.RELOAD, bell::ring).completion(),
                        bus.consumer(Addresses.bell(node), bell::ring).completion())
                .await();
    }

    @Override
    public Future<?> stop() {
        metrics.find("floe.config.ok").meters().forEach(metrics::remove);
        metrics.find("floe.config.published.version").meters().forEach(metrics::remove);
        return others == null ? Future.succeededFuture() : others.stop();
    }

    private void gauges(Editor editor) {
        Gauge.builder("floe.config.ok", editor, it -> it.isOk() ? 1 : 0)
                .description("Whether the file as it is now is the configuration in force")
                .strongReference(true)
                .register(metrics);
        Gauge.builder(
                        "floe.config.published.version",
                        this,
                        service -> service.edition().version())
                .description("Version of the configuration that this service publishes")
                .strongReference(true)
                .register(metrics);
    }

    /// What it publishes. Any thread.
    public Edition edition() {
        var editor = this.editor;
        ClusterConfig config = editor == null ? null : editor.inForce();
        return config == null ? Edition.NONE : Edition.of(config);
    }

    /// What would come of this content in the place of the file. Any thread.
    ///
    /// @param name what it is called in messages
    /// @param onAir the mounts that have a source now
    public Future<Outlook> foresee(byte[] content, String name, Set<MountName> onAir) {
        return here(() -> editor().foresee(content, name, onAir));
    }

    private <T> Future<T> here(Callable<T> step) {
        return Future.future(done -> context.runOnContext(_ -> {
            try {
                done.complete(step.call());
            } catch (Exception e) {
                done.fail(e);
            }
        }));
    }

    /// What another config service publishes is taken over; what the own files say is compared with it.
    private void hear(Message<Buffer> said) {
        try {
            var hint = ConfigJson.read(said.body(), Hint.class);
            var newer = colleagues == null ? Optional.<ClusterConfig>empty() : colleagues.newerThan(edition(), hint);
            // Since the question another one may have come.
            if (newer.isPresent() && Edition.of(newer.get()).isNewerThan(edition())) {
                var complaint = editor().adopt(newer.get());
                if (!complaint.isEmpty()) {
                    log.warn("version={} of {} is not taken over: {}", hint.version(), hint.from(), complaint);
                }
                hint();
                collect(newer.get());
            }
        } catch (IOException e) {
            log.warn("a hint that cannot be read: {}", e.getMessage());
        }
    }

    /// The files of another's snapshot are here to be handed on when the other one is gone.
    private void collect(ClusterConfig config) {
        new AssetFetch(vertx, AssetStore.in(state)).collect(config.files());
    }

    private void poll() {
        if (editor().isDue()) {
            revise();
        }
    }

    private Report revise() {
        var before = hint(edition());
        var report = editor().revise();
        if (!before.equals(hint(edition()))) {
            hint();
        }
        return report;
    }

    private Editor editor() {
        var started = editor;
        if (started == null) {
            throw new IllegalStateException("the config service has not started");
        }
        return started;
    }

    private Hint hint(Edition edition) {
        return Hint.of(edition, node, !editor().isOk(), editor().differs());
    }

    private void hint() {
        if (desk != null) {
            desk.remember();
        }
        vertx.eventBus().publish(Addresses.CONFIG_CHANGED, ConfigJson.write(hint(edition())));
    }
}

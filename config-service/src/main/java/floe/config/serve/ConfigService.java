package floe.config.serve;

import floe.config.registry.Draft;
import floe.config.registry.DraftReader;
import floe.config.registry.Finding;
import floe.config.registry.Reading;
import floe.config.registry.Registry;
import floe.config.registry.Revision;
import floe.kit.cluster.Addresses;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Edition;
import floe.mount.ClusterConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the file, answers the nodes, watches the files and tells the nodes when something is new. Runs on a virtual
/// thread of its own context, which owns all fields.
public final class ConfigService extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(ConfigService.class);
    private static final long POLL_MILLIS = 500;
    private static final long HINT_MILLIS = 5_000;
    private static final int WARNINGS_SHOWN = 30;

    private final ConfigFile file;
    private final Path state;
    private final MeterRegistry metrics;
    private @Nullable Watched watched;
    private String lastRefusal = "";
    private Set<String> lastWarnings = Set.of();
    private volatile boolean ok;
    private volatile long version;

    public ConfigService(Path icecastXml, DraftReader reader, Path state, MeterRegistry metrics) {
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
        revise(registry);
        var config = registry.current();
        if (config.isEmpty()) {
            return Future.failedFuture(new WrongConfiguration(lastRefusal));
        }
        if (!ok) {
            log.warn(
                    "version={} starting from the last good configuration in {}",
                    config.get().version(),
                    state);
        }
        var desk = new Desk(registry);
        var bus = vertx.eventBus();
        Future.all(
                        bus.consumer(Addresses.CONFIG, desk::answer).completion(),
                        bus.consumer(Addresses.ASSET, desk::hand).completion(),
                        bus.consumer(Addresses.CONFIG_CHANGED, desk::hear).completion())
                .await();
        gauges();
        hint(config.get());
        vertx.setPeriodic(HINT_MILLIS, _ -> registry.current().ifPresent(this::hint));
        vertx.setPeriodic(POLL_MILLIS, _ -> poll(registry));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        metrics.find("floe.config.ok").meters().forEach(metrics::remove);
        metrics.find("floe.config.published.version").meters().forEach(metrics::remove);
        return Future.succeededFuture();
    }

    private void gauges() {
        Gauge.builder("floe.config.ok", this, service -> service.ok ? 1 : 0)
                .description("Whether the file as it is now is the configuration in force")
                .strongReference(true)
                .register(metrics);
        Gauge.builder("floe.config.published.version", this, service -> service.version)
                .description("Version of the configuration that this service publishes")
                .strongReference(true)
                .register(metrics);
    }

    private void poll(Registry registry) {
        var watched = this.watched;
        if (watched != null && watched.isDue(file.stamps())) {
            revise(registry);
        }
    }

    private void revise(Registry registry) {
        var before = file.stamps();
        switch (file.read(registry.logins())) {
            case Reading.Good(var draft) -> accept(registry, draft);
            case Reading.Wrong(var errors) -> refuse(errors);
        }
        // What changed while it was read is found at the next poll.
        var now = file.stamps();
        now.putAll(before);
        watched = new Watched(now);
        version = registry.current().map(ClusterConfig::version).orElse(0L);
    }

    private void accept(Registry registry, Draft draft) {
        var files = registry.files(draft);
        var revision = registry.revise(draft, Instant.now());
        file.names(files);
        switch (revision) {
            case Revision.Same(var config, var warnings) -> {
                warn(warnings);
                if (!ok) {
                    log.info("version={} {} says what is in force", config.version(), file.path());
                }
            }
            case Revision.Next next -> {
                tell(next);
                hint(next.config());
            }
        }
        ok = true;
        lastRefusal = "";
    }

    private void refuse(List<Finding> errors) {
        var refusal = errors.stream()
                .limit(5)
                .map(error -> error.in(file.path()))
                .collect(Collectors.joining(
                        "; ", "", errors.size() > 5 ? "; and " + (errors.size() - 5) + " more" : ""));
        if (!refusal.equals(lastRefusal)) {
            log.error("configuration not taken: {}", refusal);
        }
        lastRefusal = refusal;
        ok = false;
    }

    private void tell(Revision.Next next) {
        warn(next.warnings());
        var config = next.config();
        log.info(
                "version={} digest={} published, mounts={} files={} changes={}",
                config.version(),
                config.digest().substring(0, 12),
                config.mounts().size(),
                config.assets().size(),
                next.changes());
        if (!next.complaint().isEmpty()) {
            log.warn("version={} could not be saved in {}: {}", config.version(), state, next.complaint());
        }
    }

    /// Those that were not there when the files were read before.
    private void warn(List<Finding> warnings) {
        var lines = warnings.stream().map(warning -> warning.in(file.path())).collect(Collectors.toSet());
        var news = warnings.stream()
                .map(warning -> warning.in(file.path()))
                .filter(line -> !lastWarnings.contains(line))
                .distinct()
                .toList();
        news.stream().limit(WARNINGS_SHOWN).forEach(line -> log.warn("{}", line));
        if (news.size() > WARNINGS_SHOWN) {
            log.warn("{}: and {} more", file.path(), news.size() - WARNINGS_SHOWN);
        }
        lastWarnings = lines;
    }

    private void hint(ClusterConfig config) {
        Buffer hint = ConfigJson.write(Edition.of(config));
        vertx.eventBus().publish(Addresses.CONFIG_CHANGED, hint);
    }
}

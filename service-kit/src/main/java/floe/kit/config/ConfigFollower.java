package floe.kit.config;

import floe.kit.cluster.Addresses;
import floe.kit.config.ConfigWords.Ask;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.ConfigWords.Hint;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the config service at the start, on each hint and every 5 s. Runs on a virtual thread of its own context,
/// which owns all fields; where it waits, another handler may have moved `have` on.
final class ConfigFollower extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(ConfigFollower.class);
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(1_000);
    private static final Duration FIRST_TRIES = Duration.ofSeconds(3);
    private static final long BETWEEN_ASKS_MILLIS = 5_000;
    private static final int TRIES_PER_HINT = 8;

    private final Role role;
    private final Path file;
    private final AssetFetch assets;
    private final Consumer<ClusterConfig> taken;
    private final Promise<Void> first = Promise.promise();
    private @Nullable ClusterConfig current;
    private Edition hinted = Edition.NONE;
    private boolean stopped;

    ConfigFollower(Role role, Path state, AssetFetch assets, Consumer<ClusterConfig> taken) {
        this.role = role;
        this.file = state.resolve("config.json");
        this.assets = assets;
        this.taken = taken;
    }

    /// Done when there is a configuration.
    Future<Void> first() {
        return first.future();
    }

    /// From any thread.
    Future<Buffer> asset(Asset asset) {
        Promise<Buffer> content = Promise.promise();
        context.runOnContext(_ -> assets.content(asset).onComplete(content));
        return content.future();
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<Buffer>consumer(Addresses.CONFIG_CHANGED, this::hear);
        context.runOnContext(_ -> begin());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        first.tryFail("stopped before there was a configuration");
        return Future.succeededFuture();
    }

    private void begin() {
        var saved = saved();
        long patience = System.nanoTime() + FIRST_TRIES.toNanos();
        boolean answered = ask(saved);
        while (!answered && current == null && System.nanoTime() < patience) {
            pause(150, 400);
            answered = ask(saved);
        }
        if (current == null && saved != null) {
            log.info("version={} starting from the last good configuration in {}", saved.version(), file);
            take(saved, false);
        }
        if (current == null) {
            log.warn(
                    "no configuration: nobody answers on {} and nothing good is saved in {}; still asking",
                    Addresses.CONFIG,
                    file);
        }
        while (current == null && !stopped) {
            pause(500, 1_000);
            ask(null);
        }
        vertx.setPeriodic(BETWEEN_ASKS_MILLIS, _ -> ask(current));
    }

    private @Nullable ClusterConfig saved() {
        return switch (Saved.read(file, role)) {
            case Saved.Good(var config) -> config;
            case Saved.Nothing() -> null;
            case Saved.Refused(var why) -> {
                log.warn("the saved configuration is not used: {} {}", file, why);
                yield null;
            }
        };
    }

    private void hear(Message<Buffer> said) {
        Hint hint;
        try {
            hint = ConfigJson.read(said.body(), Hint.class);
        } catch (IOException e) {
            log.warn("a hint of a new configuration that cannot be read: {}", e.getMessage());
            return;
        }
        hinted = hint.edition();
        // The one that hints has it; any other may have it too by now, or may have died.
        for (int i = 0; i < TRIES_PER_HINT && isBehind() && !stopped; i++) {
            ask(i % 2 == 0 ? Addresses.desk(hint.from()) : Addresses.CONFIG, current);
            if (isBehind()) {
                pause(50, 200);
            }
        }
    }

    private boolean isBehind() {
        var config = current;
        return config != null && hinted.isNewerThan(Edition.of(config));
    }

    /// Asks once.
    ///
    /// @return whether somebody answered with sense
    private boolean ask(@Nullable ClusterConfig have) {
        return ask(Addresses.CONFIG, have);
    }

    private boolean ask(String address, @Nullable ClusterConfig have) {
        var question = ConfigJson.write(new Ask(role, have == null ? Edition.NONE : Edition.of(have)));
        try {
            Message<Buffer> answer = vertx.eventBus()
                    .<Buffer>request(address, question, PATIENCE)
                    .await();
            if (answer.body().length() > 0) {
                take(role.partOf(Parts.read(answer.body(), have)), true);
            } else if (current == null && have != null) {
                take(have, false);
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            log.warn("a configuration that cannot be used: {}", e.getMessage());
            // A step that does not fit: the whole will do.
            return have != null && ask(address, null);
        } catch (RuntimeException e) {
            log.debug("no answer on {}: {}", address, e.getMessage());
            return false;
        }
    }

    private void take(ClusterConfig config, boolean isNews) {
        var before = current;
        if (before != null && !Edition.of(config).isNewerThan(Edition.of(before))) {
            return;
        }
        current = config;
        Loudness.set(config);
        taken.accept(config);
        log.info(
                "version={} configuration in force, mounts={}",
                config.version(),
                config.mounts().size());
        if (isNews) {
            keep(before, config);
        }
        first.tryComplete();
    }

    private void keep(@Nullable ClusterConfig before, ClusterConfig config) {
        try {
            Saved.write(file, role, config);
            var hashes = new HashSet<String>();
            config.files().forEach(asset -> hashes.add(asset.sha256()));
            if (before != null) {
                before.files().forEach(asset -> hashes.add(asset.sha256()));
            }
            assets.keepOnly(hashes, Instant.now().minus(Duration.ofHours(1)));
        } catch (IOException e) {
            log.warn(
                    "version={} the configuration is in force but could not be saved: {}",
                    config.version(),
                    e.toString());
        }
    }

    private void pause(int leastMillis, int mostMillis) {
        vertx.timer(ThreadLocalRandom.current().nextInt(leastMillis, mostMillis), TimeUnit.MILLISECONDS)
                .await();
    }
}

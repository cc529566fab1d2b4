package floe.edge.onair;

import floe.bytes.Bytes;
import floe.edge.lane.Intro;
import floe.format.ParsedFile;
import floe.kit.config.ConfigWatch;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.MountName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that newcomers hear first, ready to be heard by many. When a file is gone or no good, the last good one
/// stays. Any thread may ask.
final class Intros {
    private static final Logger log = LoggerFactory.getLogger(Intros.class);

    private final Vertx vertx;
    private final ConfigWatch config;
    private final Map<MountName, Ready> ready = new ConcurrentHashMap<>();

    private record Ready(String sha256, Intro intro) {}

    Intros(Vertx vertx, ConfigWatch config) {
        this.vertx = vertx;
        this.config = config;
    }

    /// What newcomers to the mount hear first; null for nothing.
    @Nullable
    Intro of(MountConfig mount) {
        var name = mount.listeners().intro();
        var known = name == null ? null : ready.get(name);
        return known == null ? null : known.intro();
    }

    /// Gets and parses the files that the configuration names and forgets the others.
    Future<Void> load(ClusterConfig newest) {
        var named = named(newest);
        ready.keySet().retainAll(named);
        return Future.join(named.stream()
                        .flatMap(name -> newest.asset(name.path()).stream())
                        .filter(this::isNew)
                        .map(this::load)
                        .toList())
                .mapEmpty();
    }

    private static Set<MountName> named(ClusterConfig newest) {
        return newest.settings()
                .map(mount -> mount.listeners().intro())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private boolean isNew(Asset asset) {
        return !Optional.ofNullable(ready.get(new MountName(asset.path())))
                .map(Ready::sha256)
                .equals(Optional.of(asset.sha256()));
    }

    private Future<Void> load(Asset asset) {
        return config.asset(asset)
                .compose(content -> vertx.executeBlocking(() -> parse(asset, Bytes.wrap(content.getBytes()))))
                .onSuccess(intro -> intro.ifPresent(
                        good -> ready.put(new MountName(asset.path()), new Ready(asset.sha256(), good))))
                .onFailure(e -> log.warn("intro={} cannot be had: {}", asset.path(), e.getMessage()))
                .mapEmpty();
    }

    private static Optional<Intro> parse(Asset asset, Bytes content) {
        return switch (ParsedFile.of(content)) {
            case ParsedFile.Playable(var recording) -> Optional.of(Intro.of(asset.path(), recording, serial(asset)));
            case ParsedFile.Refused(var why) -> {
                log.warn("intro={} cannot be played: {}", asset.path(), why);
                yield Optional.empty();
            }
        };
    }

    /// Of other bytes of the hash than those that fallback files take theirs from.
    private static int serial(Asset asset) {
        return Integer.parseUnsignedInt(asset.sha256().substring(56), 16);
    }
}

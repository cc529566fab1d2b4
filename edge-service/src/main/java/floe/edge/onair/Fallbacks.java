package floe.edge.onair;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.kit.config.ConfigWatch;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.programme.Plan;
import floe.programme.Plan.Choice;
import floe.stream.Recording;
import floe.stream.StreamFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that mounts fall back to, parsed once, and each mount's plan made of them. Owned by the conductor's
/// loop.
final class Fallbacks {
    private static final Logger log = LoggerFactory.getLogger(Fallbacks.class);

    private final Vertx vertx;
    private final ConfigWatch config;
    // Files come from disk and bus on loops of their own.
    private final Map<String, Recording> recordings = new ConcurrentHashMap<>();

    Fallbacks(Vertx vertx, ConfigWatch config) {
        this.vertx = vertx;
        this.config = config;
    }

    /// Gets and parses the files that the configuration names and forgets the others. What cannot be had or played is
    /// logged and left out.
    Future<Void> load(ClusterConfig newest) {
        var wanted = newest.assets().stream().map(Asset::sha256).collect(Collectors.toSet());
        var loads = newest.assets().stream()
                .filter(asset -> !recordings.containsKey(asset.sha256()))
                .map(this::load)
                .toList();
        return Future.join(loads)
                .<Void>mapEmpty()
                .onComplete(_ -> recordings.keySet().retainAll(wanted));
    }

    /// What the mount is meant to play when its source is away, by the configuration in force.
    Plan planOf(MountName mount) {
        var settings = config.current().mount(mount);
        return new Plan(
                choices(settings),
                settings.listeners().fallback().recall() != FallbackRules.Recall.NONE,
                settings.sourceTimeout(),
                settings.source().grace(),
                settings.listeners().burst());
    }

    /// What the first file in the mount's chain of fallbacks holds, if there is one that can be played.
    Optional<StreamFormat> fileOf(MountName mount) {
        return planOf(mount).choices().stream()
                .filter(Choice.File.class::isInstance)
                .map(choice -> ((Choice.File) choice).recording().format())
                .findFirst();
    }

    private List<Choice> choices(MountConfig settings) {
        var choices = new ArrayList<Choice>();
        for (var name : config.current().fallbacksOf(settings.name())) {
            choices.add(new Choice.OtherMount(name));
            config.current()
                    .asset(name.path())
                    .map(Asset::sha256)
                    .flatMap(sha -> Optional.ofNullable(recordings.get(sha)).map(r -> file(name, sha, r)))
                    .ifPresent(choices::add);
        }
        return choices;
    }

    private static Choice file(MountName name, String sha256, Recording recording) {
        return new Choice.File(name, Long.parseUnsignedLong(sha256.substring(0, 16), 16), recording);
    }

    private Future<Void> load(Asset asset) {
        return config.asset(asset)
                .compose(content -> vertx.executeBlocking(() -> ParsedFile.of(Bytes.wrap(content.getBytes()))))
                .<Void>map(parsed -> {
                    keep(asset, parsed);
                    return null;
                })
                .onFailure(e -> log.warn("fallback={} cannot be had: {}", asset.path(), e.getMessage()));
    }

    private void keep(Asset asset, ParsedFile parsed) {
        switch (parsed) {
            case ParsedFile.Playable(var recording) -> recordings.put(asset.sha256(), recording);
            case ParsedFile.Refused(var why) -> log.warn("fallback={} cannot be played: {}", asset.path(), why);
        }
    }
}

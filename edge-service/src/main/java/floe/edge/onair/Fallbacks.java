package floe.edge.onair;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.kit.config.ConfigWatch;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.FallbackWays;
import floe.mount.MountName;
import floe.programme.Plan.Choice;
import floe.stream.Recording;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that mounts fall back to, parsed once. Of a file that cannot be had or played any more the last good copy
/// stays for as long as a mount names it. Owned by the conductor's loop.
final class Fallbacks {
    private static final Logger log = LoggerFactory.getLogger(Fallbacks.class);
    /// They live on the heap, which other things need too.
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 3;

    private final Vertx vertx;
    private final ConfigWatch config;
    // Files come from disk and bus on loops of their own.
    private final Map<MountName, Loaded> loaded = new ConcurrentHashMap<>();

    private record Loaded(String sha256, Recording recording) {}

    Fallbacks(Vertx vertx, ConfigWatch config) {
        this.vertx = vertx;
        this.config = config;
    }

    /// Gets and parses the files that the configuration carries and forgets those that no mount names. What cannot be
    /// had or played is logged.
    Future<Void> load(ClusterConfig newest) {
        var named = new FallbackWays(newest, Map.of()).fallbacks();
        var assets = newest.assets().stream()
                .filter(asset -> named.contains(new MountName(asset.path())))
                .toList();
        var loads = fitting(assets).stream().map(this::load).toList();
        return Future.join(loads)
                .<Void>mapEmpty()
                .onComplete(_ -> loaded.keySet().retainAll(named));
    }

    /// Those that are there, by their names.
    Map<MountName, Choice.File> files() {
        var files = new HashMap<MountName, Choice.File>();
        loaded.forEach((name, file) -> files.put(name, new Choice.File(name, salt(file.sha256()), file.recording())));
        return files;
    }

    private static long salt(String sha256) {
        return Long.parseUnsignedLong(sha256.substring(0, 16), 16);
    }

    /// As many, in the configuration's order, as there is memory for; one content under two names counts once.
    private static List<Asset> fitting(List<Asset> assets) {
        var fitting = new ArrayList<Asset>();
        var sizes = new HashMap<String, Long>();
        for (var asset : assets) {
            long others = sizes.values().stream().mapToLong(Long::longValue).sum();
            if (sizes.containsKey(asset.sha256()) || others + asset.size() <= MOST_BYTES) {
                sizes.put(asset.sha256(), asset.size());
                fitting.add(asset);
            } else {
                log.warn(
                        "fallback={} is left out: with its {} bytes all files would take more than a third of the heap,"
                                + " {} bytes",
                        asset.path(),
                        asset.size(),
                        MOST_BYTES);
            }
        }
        return fitting;
    }

    private Future<Void> load(Asset asset) {
        var name = new MountName(asset.path());
        var known = known(asset.sha256());
        if (known.isPresent()) {
            loaded.put(name, known.get());
            return Future.succeededFuture();
        }
        return config.asset(asset)
                .compose(content -> vertx.executeBlocking(() -> ParsedFile.of(Bytes.wrap(content.getBytes()))))
                .<Void>map(parsed -> {
                    keep(name, asset, parsed);
                    return null;
                })
                .onFailure(e -> log.warn("fallback={} cannot be had: {}", name, e.getMessage()));
    }

    private Optional<Loaded> known(String sha256) {
        return loaded.values().stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
    }

    private void keep(MountName name, Asset asset, ParsedFile parsed) {
        // The configuration may have moved on meanwhile.
        boolean wanted = config.current()
                .asset(asset.path())
                .filter(newest -> newest.sha256().equals(asset.sha256()))
                .isPresent();
        switch (parsed) {
            case ParsedFile.Playable(var recording)
            when wanted -> loaded.put(name, new Loaded(asset.sha256(), recording));
            case ParsedFile.Playable _ -> {}
            case ParsedFile.Refused(var why) -> log.warn("fallback={} cannot be played: {}", name, why);
        }
    }
}

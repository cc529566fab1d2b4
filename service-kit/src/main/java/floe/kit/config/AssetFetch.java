package floe.kit.config;

import floe.kit.cluster.Addresses;
import floe.kit.config.ConfigWords.Piece;
import floe.mount.Asset;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Contents of files: from memory, the node's disk, or piece by piece from a config service that has them. Owned by the
/// context of who follows or publishes a configuration, where it may wait.
public final class AssetFetch {
    private static final Logger log = LoggerFactory.getLogger(AssetFetch.class);
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(2_000);
    private static final int IN_FLIGHT = 2;
    private static final int TRIES_PER_PIECE = 4;
    private static final long MEMORY_BYTES = 64L * 1024 * 1024;

    private final Vertx vertx;
    private final AssetStore store;
    private final Map<String, Future<Buffer>> underWay = new HashMap<>();
    private final LinkedHashMap<String, Buffer> memory = new LinkedHashMap<>(16, 0.75f, true);

    /// @param store where they lie, and are kept
    public AssetFetch(Vertx vertx, AssetStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    /// Sees to it that these lie on the node's disk, one after the other; what cannot be had is logged.
    public void collect(List<Asset> assets) {
        for (var asset : assets) {
            try {
                if (!store.holds(asset)) {
                    store.save(asset, fetch(asset));
                }
            } catch (IOException | RuntimeException e) {
                log.warn("file {} is not to be had: {}", asset.path(), e.getMessage());
            }
        }
    }

    /// The content; who asks for the same file meanwhile shares the answer.
    Future<Buffer> content(Asset asset) {
        var remembered = memory.get(asset.sha256());
        if (remembered != null) {
            return Future.succeededFuture(remembered);
        }
        var coming = underWay.get(asset.sha256());
        if (coming != null) {
            return coming;
        }
        Promise<Buffer> content = Promise.promise();
        underWay.put(asset.sha256(), content.future());
        try {
            var bytes = fromDiskOrBus(asset);
            remember(asset, bytes);
            content.complete(bytes);
        } catch (IOException | RuntimeException e) {
            content.fail(new IOException("file " + asset.path() + " is not to be had: " + e.getMessage(), e));
        } finally {
            underWay.remove(asset.sha256());
        }
        return content.future();
    }

    void keepOnly(Set<String> hashes, Instant cutoff) throws IOException {
        memory.keySet().retainAll(hashes);
        store.keepOnly(hashes, cutoff);
    }

    private Buffer fromDiskOrBus(Asset asset) throws IOException {
        var saved = store.read(asset);
        if (saved.isPresent()) {
            return saved.get();
        }
        var fetched = fetch(asset);
        try {
            store.save(asset, fetched);
        } catch (IOException e) {
            log.warn("file {} is here but could not be saved: {}", asset.path(), e.toString());
        }
        return fetched;
    }

    private Buffer fetch(Asset asset) throws IOException {
        if (asset.size() > ConfigWords.LARGEST_ASSET) {
            throw new IOException("larger than 64 MiB");
        }
        var content = new byte[(int) asset.size()];
        var coming = new ArrayDeque<Future<Buffer>>();
        int asked = 0;
        int written = 0;
        while (written < content.length) {
            while (coming.size() < IN_FLIGHT && asked < content.length) {
                int length = Math.min(ConfigWords.PIECE_BYTES, content.length - asked);
                coming.add(piece(new Piece(asset.sha256(), asked), length, TRIES_PER_PIECE));
                asked += length;
            }
            var piece = coming.remove().await();
            piece.getBytes(content, written);
            written += piece.length();
        }
        if (!Saved.sha256(content).equals(asset.sha256())) {
            throw new IOException("its content is not what its SHA-256 says");
        }
        log.info("file {} fetched, bytes={}", asset.path(), content.length);
        return Buffer.buffer(content);
    }

    private Future<Buffer> piece(Piece piece, int length, int triesLeft) {
        return vertx.eventBus()
                .<Buffer>request(Addresses.ASSET, ConfigJson.write(piece), PATIENCE)
                .map(Message::body)
                .compose(body -> body.length() == length
                        ? Future.succeededFuture(body)
                        : Future.<Buffer>failedFuture("a piece of " + body.length() + " bytes instead of " + length))
                .recover(failure -> triesLeft > 1 ? piece(piece, length, triesLeft - 1) : Future.failedFuture(failure));
    }

    /// A soft bound: the newest always stays.
    private void remember(Asset asset, Buffer content) {
        memory.put(asset.sha256(), content);
        long total = memory.values().stream().mapToLong(Buffer::length).sum();
        var eldest = memory.entrySet().iterator();
        while (total > MEMORY_BYTES && memory.size() > 1) {
            total -= eldest.next().getValue().length();
            eldest.remove();
        }
    }
}

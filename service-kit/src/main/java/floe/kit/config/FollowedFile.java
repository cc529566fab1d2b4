package floe.kit.config;

import floe.mount.Asset;
import floe.mount.ClusterConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a text file of the configuration says, read anew when it changes. When it is named but cannot be had, what it
/// said last stays. Owned by the context of who follows it; any thread may ask.
public final class FollowedFile<T> {
    private static final Logger log = LoggerFactory.getLogger(FollowedFile.class);

    private final ConfigWatch config;
    private final Context context;
    private final Function<ClusterConfig, @Nullable Asset> which;
    private final Function<String, T> reader;
    private final T nothing;
    private volatile T current;
    private String sha256 = "";

    private FollowedFile(
            Vertx vertx,
            ConfigWatch config,
            Function<ClusterConfig, @Nullable Asset> which,
            Function<String, T> reader,
            T nothing) {
        this.config = config;
        this.context = vertx.getOrCreateContext();
        this.which = which;
        this.reader = reader;
        this.nothing = nothing;
        this.current = nothing;
    }

    /// Begins to follow; completes when what is named now has been read, or could not be.
    ///
    /// @param which of the files a configuration names; null for none
    /// @param reader makes sense of its text, UTF-8
    /// @param nothing what counts when none is named
    public static <T> Future<FollowedFile<T>> follow(
            Vertx vertx,
            ConfigWatch config,
            Function<ClusterConfig, @Nullable Asset> which,
            Function<String, T> reader,
            T nothing) {
        var file = new FollowedFile<>(vertx, config, which, reader, nothing);
        return Future.future(begun -> file.context.runOnContext(_ -> {
            config.onChange((_, newest) -> file.read(newest));
            file.read(config.current()).map(file).onComplete(begun);
        }));
    }

    /// What it said when it could be read last.
    public T current() {
        return current;
    }

    private Future<Void> read(ClusterConfig newest) {
        var asset = which.apply(newest);
        if (asset == null) {
            sha256 = "";
            current = nothing;
            return Future.succeededFuture();
        }
        return asset.sha256().equals(sha256) ? Future.succeededFuture() : fetch(asset);
    }

    private Future<Void> fetch(Asset asset) {
        sha256 = asset.sha256();
        return Future.<Void>future(read -> config.asset(asset)
                .onComplete(content -> context.runOnContext(_ -> {
                    if (content.failed()) {
                        log.warn(
                                "file={} cannot be had: {}",
                                asset.path(),
                                content.cause().getMessage());
                        forget(asset);
                    } else {
                        take(asset, content.result());
                    }
                    read.complete();
                })));
    }

    /// So that it is tried again with the next change.
    private void forget(Asset asset) {
        if (sha256.equals(asset.sha256())) {
            sha256 = "";
        }
    }

    /// A newer one may have been asked for meanwhile.
    private void take(Asset asset, Buffer content) {
        if (sha256.equals(asset.sha256())) {
            current = reader.apply(content.toString(StandardCharsets.UTF_8));
        }
    }
}

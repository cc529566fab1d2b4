package floe.kit.door;

import floe.kit.config.ConfigWatch;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.Burst;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.ListenSocket;
import floe.mount.MountConfig;
import floe.mount.ReplyHeader;
import floe.mount.ServerWords;
import floe.mount.TlsFiles;
import floe.peer.Proxies;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A configuration that a test changes as it likes.
public final class SettableConfig implements ConfigWatch {
    private final Map<BiConsumer<ClusterConfig, ClusterConfig>, Context> listeners = new ConcurrentHashMap<>();
    private final Map<Asset, Buffer> files = new ConcurrentHashMap<>();
    private volatile ClusterConfig config;

    /// With little patience for heads.
    public SettableConfig(List<ListenSocket> sockets) {
        this(sockets, Duration.ofMillis(700));
    }

    /// @param patience for each head
    public SettableConfig(List<ListenSocket> sockets, Duration patience) {
        var limits = new Limits(256, 16, 0, 512_000, Burst.of(65_536), patience, Duration.ofSeconds(10));
        config = ClusterConfig.bare(new ServerWords("radio.example", 8000, "Here", "admin@example.com", "Floe"), limits)
                .at(sockets, null);
    }

    public static ListenSocket plain() {
        return ListenSocket.plain("127.0.0.1", 0);
    }

    public static ListenSocket tls() {
        return ListenSocket.encrypted("127.0.0.1", 0);
    }

    public SettableConfig withTls(TlsFiles tls) {
        return set(config.sockets(), tls, config.proxies(), config.headers(), config.mounts());
    }

    public SettableConfig withProxies(Proxies proxies) {
        return set(config.sockets(), config.tls(), proxies, config.headers(), config.mounts());
    }

    public SettableConfig withHeaders(ReplyHeader... headers) {
        return set(config.sockets(), config.tls(), config.proxies(), List.of(headers), config.mounts());
    }

    public SettableConfig withMounts(MountConfig... mounts) {
        return set(config.sockets(), config.tls(), config.proxies(), config.headers(), List.of(mounts));
    }

    public SettableConfig withSockets(ListenSocket... sockets) {
        return set(List.of(sockets), config.tls(), config.proxies(), config.headers(), config.mounts());
    }

    /// A file of the web root that anybody may ask for.
    public SettableConfig withFile(String path, byte[] content) {
        var asset = new Asset(path, "ab".repeat(32), content.length).inTheOpen();
        files.put(asset, Buffer.buffer(content));
        config = config.withFiles(List.of(asset), config.access());
        return this;
    }

    public SettableConfig withAccess(AccessLists access) {
        return put(config.withFiles(config.assets(), access));
    }

    /// A file that can be had from here on.
    public Asset file(String path, String content) {
        return file(path, Buffer.buffer(content));
    }

    /// The same of any bytes.
    public Asset file(String path, Buffer content) {
        var asset = named(path, content.toString(StandardCharsets.ISO_8859_1));
        files.put(asset, content);
        return asset;
    }

    /// Files of the web root.
    public SettableConfig withFiles(Asset... assets) {
        return put(config.withFiles(List.of(assets), config.access()));
    }

    public SettableConfig withLimits(Limits limits) {
        return put(config.with(limits));
    }

    /// One that cannot.
    public static Asset named(String path, String content) {
        return new Asset(path, "%064x".formatted(content.hashCode() & 0xFFFF_FFFFL), content.length());
    }

    public SettableConfig withoutFiles() {
        files.clear();
        return this;
    }

    private SettableConfig set(
            List<ListenSocket> sockets,
            @Nullable TlsFiles tls,
            Proxies proxies,
            List<ReplyHeader> headers,
            List<MountConfig> mounts) {
        return put(
                config.at(sockets, tls).behind(proxies).withHeaders(headers).withMounts(mounts, config.otherMounts()));
    }

    private SettableConfig put(ClusterConfig next) {
        var old = config;
        config = next.published(old.version() + 1, "");
        listeners.forEach((listener, context) -> context.runOnContext(_ -> listener.accept(old, current())));
        return this;
    }

    @Override
    public ClusterConfig current() {
        return config;
    }

    @Override
    public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {
        listeners.put(listener, Objects.requireNonNull(Vertx.currentContext()));
    }

    @Override
    public Future<Buffer> asset(Asset asset) {
        var content = files.get(asset);
        return content == null ? Future.failedFuture("no such file here") : Future.succeededFuture(content);
    }
}

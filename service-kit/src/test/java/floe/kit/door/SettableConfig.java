package floe.kit.door;

import floe.kit.config.ConfigWatch;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.ListenSocket;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.Outside;
import floe.mount.ReplyHeader;
import floe.mount.ServerWords;
import floe.mount.TlsFiles;
import floe.peer.Proxies;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
    private volatile ClusterConfig config;

    /// With little patience for heads.
    public SettableConfig(List<ListenSocket> sockets) {
        this(sockets, Duration.ofMillis(700));
    }

    /// @param patience for each head
    public SettableConfig(List<ListenSocket> sockets, Duration patience) {
        config = new ClusterConfig(
                1,
                "",
                new ServerWords("radio.example", 8000, "Here", "admin@example.com", "Floe"),
                new Limits(256, 16, 512_000, 65_536, patience, Duration.ofSeconds(10)),
                sockets,
                null,
                Proxies.NONE,
                List.of(),
                null,
                null,
                List.of(),
                MountConfig.plain(new MountName("/other"), Limits.DEFAULT),
                Outside.NOTHING,
                List.of());
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

    private SettableConfig set(
            List<ListenSocket> sockets,
            @Nullable TlsFiles tls,
            Proxies proxies,
            List<ReplyHeader> headers,
            List<MountConfig> mounts) {
        var old = config;
        config = new ClusterConfig(
                old.version() + 1,
                old.digest(),
                old.server(),
                old.limits(),
                sockets,
                tls,
                proxies,
                headers,
                null,
                null,
                mounts,
                old.otherMounts(),
                Outside.NOTHING,
                List.of());
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
        return Future.failedFuture("no files here");
    }
}

package floe.mount;

import floe.peer.Proxies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [ClusterConfig] while something in it is said anew: all that is not, stays.
final class ClusterConfigEdit {
    long version;
    String digest;
    ServerWords server;
    Limits limits;
    List<ListenSocket> sockets;

    @Nullable
    TlsFiles tls;

    List<ReplyHeader> headers;

    @Nullable
    Login sourceLogin;

    @Nullable
    Login adminLogin;

    List<MountConfig> mounts;
    List<MountConfig> patterns;
    MountConfig otherMounts;
    Outside outside;
    List<Asset> assets;
    AccessLists access;
    Proxies proxies;

    @Nullable
    LogLevel logLevel;

    ClusterConfigEdit(ClusterConfig config) {
        version = config.version();
        digest = config.digest();
        server = config.server();
        limits = config.limits();
        sockets = config.sockets();
        tls = config.tls();
        headers = config.headers();
        sourceLogin = config.sourceLogin();
        adminLogin = config.adminLogin();
        mounts = config.mounts();
        patterns = config.patterns();
        otherMounts = config.otherMounts();
        outside = config.outside();
        assets = config.assets();
        access = config.access();
        proxies = config.proxies();
        logLevel = config.logLevel();
    }

    ClusterConfig done() {
        return new ClusterConfig(
                version,
                digest,
                server,
                limits,
                sockets,
                tls,
                headers,
                sourceLogin,
                adminLogin,
                mounts,
                patterns,
                otherMounts,
                outside,
                assets,
                access,
                proxies,
                logLevel);
    }
}

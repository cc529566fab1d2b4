package floe.mount;

import floe.peer.Proxies;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one configuration that every node runs on: an immutable snapshot with a version.
///
/// @param version grows with each change; the higher one wins
/// @param digest SHA-256 over what the snapshot was made of, hex
/// @param server how the server names itself
/// @param limits what a node admits
/// @param sockets the public sockets
/// @param tls where certificate and key lie on the node; null when no socket can speak TLS
/// @param proxies whose word on the visitors behind them is believed
/// @param headers added to every reply, in this order
/// @param sourceLogin the global source credentials; null when none are set, and for roles that check none
/// @param adminLogin the administrator's credentials; null when none are set, and for roles that check none
/// @param mounts each `<mount type="normal">`, in the file's order, with what the default mount gives filled in
/// @param otherMounts how a mount without an own block behaves (its name is not used)
/// @param outside other servers: relays, directories; [Outside#NOTHING] for roles that take no sources
/// @param assets the files that mounts play or that the server shows, by content
public record ClusterConfig(
        long version,
        String digest,
        ServerWords server,
        Limits limits,
        List<ListenSocket> sockets,
        @Nullable TlsFiles tls,
        Proxies proxies,
        List<ReplyHeader> headers,
        @Nullable Login sourceLogin,
        @Nullable Login adminLogin,
        List<MountConfig> mounts,
        MountConfig otherMounts,
        Outside outside,
        List<Asset> assets) {
    public ClusterConfig {
        sockets = List.copyOf(sockets);
        headers = List.copyOf(headers);
        mounts = List.copyOf(mounts);
        assets = List.copyOf(assets);
    }

    /// The settings of a mount: its own block, or else those of the mounts without one, under its name.
    public MountConfig mount(MountName name) {
        for (var mount : mounts) {
            if (mount.name().equals(name)) {
                return mount;
            }
        }
        return otherMounts.named(name);
    }

    /// Whether the mount has a block of its own.
    public boolean names(MountName name) {
        return mounts.stream().anyMatch(mount -> mount.name().equals(name));
    }

    /// The file of this name under the web root, if the configuration carries it.
    public Optional<Asset> asset(String path) {
        return assets.stream().filter(asset -> asset.path().equals(path)).findFirst();
    }

    /// What a role that checks no source needs: the same without any source's or administrator's password.
    public ClusterConfig withoutLogins() {
        return new ClusterConfig(
                version,
                digest,
                server,
                limits,
                sockets,
                tls,
                proxies,
                headers,
                null,
                null,
                mounts.stream().map(MountConfig::withoutLogin).toList(),
                otherMounts.withoutLogin(),
                Outside.NOTHING,
                assets);
    }
}

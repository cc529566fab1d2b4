package floe.mount;

import floe.peer.Proxies;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one configuration that every node runs on: an immutable snapshot with a version.
///
/// @param version grows with each change; the higher one wins
/// @param digest SHA-256 over what the snapshot was made of, hex
/// @param server how the server names itself
/// @param limits what a node admits
/// @param sockets the public sockets
/// @param tls where certificate and key lie on the node; null when no socket can speak TLS
/// @param headers added to every reply, in this order
/// @param sourceLogin the global source credentials; null when none are set, and for roles that check none
/// @param adminLogin the administrator's credentials; null when none are set, and for roles that check none
/// @param mounts each `<mount type="normal">`, in the file's order, with what the default mount gives filled in
/// @param patterns each `<mount>` whose name is a pattern, the first that fits a mount without an own block counts
/// @param otherMounts how a mount behaves that none of these is about (its name is not used)
/// @param outside other servers: relays, directories; [Outside#NOTHING] for roles that take no sources
/// @param assets the files that mounts play or that the server shows, by content
/// @param access who is let in
/// @param proxies whose word on the visitors behind them is believed
/// @param logLevel how much the nodes tell in their logs; null for as much as they are set up for
public record ClusterConfig(
        long version,
        String digest,
        ServerWords server,
        Limits limits,
        List<ListenSocket> sockets,
        @Nullable TlsFiles tls,
        List<ReplyHeader> headers,
        @Nullable Login sourceLogin,
        @Nullable Login adminLogin,
        List<MountConfig> mounts,
        List<MountConfig> patterns,
        MountConfig otherMounts,
        Outside outside,
        List<Asset> assets,
        AccessLists access,
        Proxies proxies,
        @Nullable LogLevel logLevel) {
    /// How far a chain of fallbacks is followed; Icecast's own bound.
    public static final int FARTHEST_FALLBACK = 10;

    public ClusterConfig {
        sockets = List.copyOf(sockets);
        headers = List.copyOf(headers);
        mounts = List.copyOf(mounts);
        patterns = List.copyOf(patterns);
        assets = List.copyOf(assets);
    }

    /// One that says nothing but this, not published yet.
    public static ClusterConfig bare(ServerWords server, Limits limits) {
        return new ClusterConfig(
                0,
                "",
                server,
                limits,
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                MountConfig.plain(new MountName("/*"), limits),
                Outside.NOTHING,
                List.of(),
                AccessLists.OPEN,
                Proxies.NONE,
                null);
    }

    /// The settings of a mount: its own block, or else those of the mounts without one, under its name.
    public MountConfig mount(MountName name) {
        for (var mount : mounts) {
            if (mount.name().equals(name)) {
                return mount;
            }
        }
        return pattern(name).orElse(otherMounts).named(name);
    }

    private Optional<MountConfig> pattern(MountName name) {
        return patterns.stream().filter(each -> each.name().fits(name)).findFirst();
    }

    /// All that is said of mounts, of one, of many and of all others.
    public Stream<MountConfig> settings() {
        return Stream.of(mounts, patterns, List.of(otherMounts)).flatMap(List::stream);
    }

    /// Whether the mount has a block of its own.
    public boolean names(MountName name) {
        return mounts.stream().anyMatch(mount -> mount.name().equals(name));
    }

    /// What may be heard on a mount in place of its source, the best first: its own fallbacks, then theirs, as far as
    /// [#FARTHEST_FALLBACK] steps away, each once.
    public List<MountName> fallbacksOf(MountName mount) {
        return FallbackWays.reached(
                mount, each -> mount(each).listeners().fallback().choices());
    }

    /// The file of this name under the web root, if the configuration carries it.
    public Optional<Asset> asset(String path) {
        return assets.stream().filter(asset -> asset.path().equals(path)).findFirst();
    }

    /// All files that the cluster shares.
    public List<Asset> files() {
        return Stream.concat(assets.stream(), access.files().stream()).toList();
    }

    /// The same under this version.
    public ClusterConfig published(long newVersion, String newDigest) {
        return edited(to -> {
            to.version = newVersion;
            to.digest = newDigest;
        });
    }

    /// The same behind these proxies.
    public ClusterConfig behind(Proxies others) {
        return edited(to -> to.proxies = others);
    }

    /// The same at other sockets.
    public ClusterConfig at(List<ListenSocket> others, @Nullable TlsFiles otherTls) {
        return edited(to -> {
            to.sockets = others;
            to.tls = otherTls;
        });
    }

    /// The same with other limits.
    public ClusterConfig with(Limits others) {
        return edited(to -> to.limits = others);
    }

    /// The same with other headers.
    public ClusterConfig withHeaders(List<ReplyHeader> others) {
        return edited(to -> to.headers = others);
    }

    /// The same for those who prove to be somebody else.
    public ClusterConfig withLogins(@Nullable Login source, @Nullable Login admin) {
        return edited(to -> {
            to.sourceLogin = source;
            to.adminLogin = admin;
        });
    }

    /// The same with other mounts.
    public ClusterConfig withMounts(List<MountConfig> others, MountConfig otherOthers) {
        return edited(to -> {
            to.mounts = others;
            to.otherMounts = otherOthers;
        });
    }

    /// The same with other patterns, the first that fits counts.
    public ClusterConfig withPatterns(List<MountConfig> others) {
        return edited(to -> to.patterns = others);
    }

    /// The same among other servers.
    public ClusterConfig withOutside(Outside other) {
        return edited(to -> to.outside = other);
    }

    /// The same with other files.
    public ClusterConfig withFiles(List<Asset> others, AccessLists otherAccess) {
        return edited(to -> {
            to.assets = others;
            to.access = otherAccess;
        });
    }

    /// The same with so much in the logs; null for as much as nodes are set up for.
    public ClusterConfig withLogLevel(@Nullable LogLevel other) {
        return edited(to -> to.logLevel = other);
    }

    private ClusterConfig edited(Consumer<ClusterConfigEdit> edit) {
        var copy = new ClusterConfigEdit(this);
        edit.accept(copy);
        return copy.done();
    }

    /// What a role that serves no listener needs: the same without any listener's password, and without what opens the
    /// servers that know them.
    public ClusterConfig withoutMembers() {
        return withFiles(assets, access.with(List.of()))
                .withMounts(mounts.stream().map(MountConfig::withoutMembers).toList(), otherMounts.withoutMembers())
                .withPatterns(patterns.stream().map(MountConfig::withoutMembers).toList());
    }

    /// What a role that checks no source needs: the same without any source's or administrator's password.
    public ClusterConfig withoutLogins() {
        var open = mounts.stream().map(MountConfig::withoutLogin).toList();
        return withLogins(null, null)
                .withMounts(open, otherMounts.withoutLogin())
                .withPatterns(patterns.stream().map(MountConfig::withoutLogin).toList())
                .withOutside(Outside.NOTHING);
    }
}

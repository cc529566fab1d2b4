package floe.ingest;

import floe.kit.config.ConfigWatch;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.Burst;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.ServerWords;
import floe.mount.SourceRules;
import floe.mount.StandbyLogin;
import floe.mount.Takeover;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A configuration that stays as it is: user `source`, password `secret`; `/own.ogg` has a login of its own, and
/// `/sample.ogg` one that sample files carry.
record FixedConfig(ClusterConfig current) implements ConfigWatch {
    private static final Login GLOBAL = Login.of("source", "secret");
    private static final Login BACKUP = Login.of("backup", "reserve");

    static FixedConfig of(int sources, Duration sourceTimeout) {
        var limits = new Limits(100, sources, 0, 512_000, Burst.of(65_536), Duration.ofSeconds(5), sourceTimeout);
        var plain = ClusterConfig.bare(new ServerWords("localhost", 8000, "Earth", "admin@localhost", "Floe"), limits);
        var mounts = List.of(
                mount("/own.ogg", Login.of("dj", "own"), limits),
                mount("/sample.ogg", Login.of("source", "hackme"), limits),
                mount("/never.ogg", Takeover.NEVER, limits),
                mount("/always.ogg", Takeover.ALWAYS, limits));
        var loop = new Asset("/loop.ogg", "0".repeat(64), 1000);
        return new FixedConfig(plain.withLogins(GLOBAL, null)
                .withMounts(mounts, plain.otherMounts())
                .withFiles(List.of(loop), AccessLists.OPEN));
    }

    private static MountConfig mount(String name, @Nullable Login login, Limits limits) {
        return MountConfig.plain(new MountName(name), limits).withLogin(login);
    }

    /// With a standby login `backup`, `reserve`, of priority 1.
    private static MountConfig mount(String name, Takeover takeover, Limits limits) {
        var rules = new SourceRules(
                takeover,
                Duration.ZERO,
                false,
                List.of(new StandbyLogin(BACKUP, 1)),
                null,
                null,
                null,
                null,
                List.of(),
                -1,
                null);
        return MountConfig.plain(new MountName(name), limits).with(rules);
    }

    @Override
    public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {}

    @Override
    public Future<Buffer> asset(Asset asset) {
        return Future.failedFuture("no assets here");
    }
}

package floe.ingest;

import floe.kit.config.ConfigWatch;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.Outside;
import floe.mount.ServerWords;
import floe.mount.SourceRules;
import floe.mount.StandbyLogin;
import floe.mount.Takeover;
import floe.peer.Proxies;
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
        var limits = new Limits(100, sources, 512_000, 65_536, Duration.ofSeconds(5), sourceTimeout);
        var other = MountConfig.plain(new MountName("/other"), limits);
        return new FixedConfig(new ClusterConfig(
                1,
                "digest",
                new ServerWords("localhost", 8000, "Earth", "admin@localhost", "Floe"),
                limits,
                List.of(),
                null,
                Proxies.NONE,
                List.of(),
                GLOBAL,
                null,
                List.of(
                        mount("/own.ogg", Login.of("dj", "own"), limits),
                        mount("/sample.ogg", Login.of("source", "hackme"), limits),
                        mount("/never.ogg", Takeover.NEVER, limits),
                        mount("/always.ogg", Takeover.ALWAYS, limits)),
                other,
                Outside.NOTHING,
                List.of(new Asset("/loop.ogg", "0".repeat(64), 1000))));
    }

    private static MountConfig mount(String name, @Nullable Login login, Limits limits) {
        var plain = MountConfig.plain(new MountName(name), limits);
        return new MountConfig(
                plain.name(),
                login,
                -1,
                null,
                true,
                true,
                false,
                plain.burstBytes(),
                plain.queueBytes(),
                plain.sourceTimeout(),
                plain.words(),
                List.of(),
                SourceRules.DEFAULT);
    }

    /// With a standby login `backup`, `reserve`, of priority 1.
    private static MountConfig mount(String name, Takeover takeover, Limits limits) {
        var plain = MountConfig.plain(new MountName(name), limits);
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
        return new MountConfig(
                plain.name(),
                null,
                -1,
                null,
                true,
                true,
                false,
                plain.burstBytes(),
                plain.queueBytes(),
                plain.sourceTimeout(),
                plain.words(),
                List.of(),
                rules);
    }

    @Override
    public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {}

    @Override
    public Future<Buffer> asset(Asset asset) {
        return Future.failedFuture("no assets here");
    }
}

package floe.kit.config;

import floe.bytes.Bytes;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.Burst;
import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.IcyRules;
import floe.mount.Limits;
import floe.mount.ListenSocket;
import floe.mount.ListenerLogin;
import floe.mount.ListenerRules;
import floe.mount.LogLevel;
import floe.mount.Login;
import floe.mount.MemberFile;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.OggForm;
import floe.mount.Outside;
import floe.mount.ReplyHeader;
import floe.mount.ServerWords;
import floe.mount.SourceRules;
import floe.mount.StreamWords;
import floe.mount.TlsFiles;
import floe.peer.AddressRange;
import floe.peer.AddressSet;
import floe.peer.Proxies;
import java.time.Duration;
import java.util.List;

/// Configurations for tests.
final class Configs {
    static final Login LOGIN = Login.of("source", "secret", Bytes.wrap(new byte[16]));

    private Configs() {}

    /// With something in every place.
    static ClusterConfig full(long version) {
        var listeners = ListenerRules.of(Limits.DEFAULT)
                .indirect()
                .withMaxListeners(10)
                .withLongestStay(Duration.ofHours(1))
                .withIntro(new MountName("/intro.ogg"))
                .withFallback(FallbackRules.to(new MountName("/loop.ogg"))
                        .with(FallbackRules.Recall.ALL)
                        .alsoWhenFull())
                .withSizes(Burst.of(1000), 2000)
                .withOgg(OggForm.CHAINED)
                .withIcy(new IcyRules(8192, "ISO-8859-1"))
                .withLogin(new ListenerLogin.Listed("users", true))
                .withoutRangeProbe();
        var mount = new MountConfig(
                new MountName("/live.ogg"),
                LOGIN,
                true,
                Duration.ofMillis(1500),
                new StreamWords("name", null, "http://x/", "genre", "128"),
                List.of(new ReplyHeader("X-Mount", "ü", 200)),
                SourceRules.DEFAULT,
                listeners);
        return new ClusterConfig(
                version,
                "d" + version,
                new ServerWords("localhost", 8000, "Earth", "me@localhost", "Floe"),
                Limits.DEFAULT,
                List.of(
                        ListenSocket.plain("0.0.0.0", 8000),
                        ListenSocket.encrypted("::", 8443).withSendBuffer(4096).withProxies(true)),
                TlsFiles.of("/c.pem", "/k.pem"),
                List.of(new ReplyHeader("Access-Control-Allow-Origin", "*", 0)),
                LOGIN,
                LOGIN,
                List.of(mount),
                List.of(asking(MountConfig.plain(new MountName("/many/*"), Limits.DEFAULT))),
                MountConfig.plain(new MountName("/*"), Limits.DEFAULT),
                Outside.NOTHING,
                List.of(new Asset("/loop.ogg", "ab".repeat(32), 5)),
                new AccessLists(null, new Asset("/allow-ip", "cd".repeat(32), 7), null)
                        .with(List.of(
                                new MemberFile("users", "00", new Asset("/htpasswd/users", "ef".repeat(32), 9)),
                                new MemberFile("others", "11", null))),
                new Proxies(AddressSet.of(List.of(AddressRange.parse("10.0.0.0/8"))), "forwarded"),
                LogLevel.INFO);
    }

    private static MountConfig asking(MountConfig mount) {
        return mount.with(mount.listeners()
                .withLogin(new ListenerLogin.Asked(
                        "http://x/add",
                        null,
                        new ListenerLogin.Account("me", "x"),
                        ListenerLogin.Yes.USUAL,
                        "limit",
                        List.of("referer"),
                        "h-",
                        Duration.ofSeconds(15),
                        true,
                        false)));
    }
}

package floe.ingest.admin;

import floe.ingest.divert.Diversions;
import floe.ingest.live.LiveMounts;
import floe.ingest.login.Gate;
import floe.ingest.title.Titles;
import floe.kit.Node;
import floe.kit.config.ConfigWatch;
import floe.kit.directory.HeardMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.pages.Census;
import floe.kit.pages.PagesRoom;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.ListenSocket;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.Outside;
import floe.mount.ServerWords;
import floe.mount.SourceRules;
import floe.mount.StandbyLogin;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The office of an ingest behind a door of its own; several may share a Vert.x. Global source login
/// `source:secret`, administrator `admin:boss`, relays `relay:slave`; `/own.mp3` has the login `dj:own` and a standby's
/// `spare:own`, and its encoders speak windows-1251; `/hidden.mp3` is hidden.
final class TestOffice {
    private static final Limits LIMITS = Limits.DEFAULT;
    private static final ClusterConfig CONFIG = config();

    final Node node;
    final LiveMounts mounts;
    private final Doors doors;

    TestOffice(Vertx vertx, String name) {
        this(vertx, name, CONFIG);
    }

    /// One of a server on which nobody is the administrator.
    static TestOffice withoutAdministrator(Vertx vertx) {
        return new TestOffice(vertx, "ingest-0", CONFIG.withLogins(CONFIG.sourceLogin(), null));
    }

    private TestOffice(Vertx vertx, String name, ClusterConfig config) {
        var metrics = new SimpleMeterRegistry();
        node = new Node(name, vertx, new Fixed(config), HeardMounts.listen(vertx), metrics);
        mounts = LiveMounts.open(node);
        var titles = Titles.open(node, mounts).await();
        var diversions = new Diversions(node, mounts);
        diversions.ready().await();
        var office = new AdminOffice(node, new Gate(vertx), titles, diversions);
        var pages = PagesRoom.open(node, Census.NOBODY, List.of(office)).await();
        doors = Doors.open(vertx, node.config(), List.of(ListenSocket.plain("127.0.0.1", 0)), List.of(pages), metrics)
                .await();
    }

    private record Fixed(ClusterConfig current) implements ConfigWatch {
        @Override
        public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {}

        @Override
        public Future<Buffer> asset(Asset asset) {
            return Future.failedFuture("no assets here");
        }
    }

    private static ClusterConfig config() {
        var plain = ClusterConfig.bare(new ServerWords("localhost", 8000, "Earth", "admin@localhost", "Floe"), LIMITS);
        var own = mount(
                "/own.mp3",
                Login.of("dj", "own"),
                List.of(new StandbyLogin(Login.of("spare", "own"), 1)),
                "windows-1251");
        var hidden = mount("/hidden.mp3", null, List.of(), null).inHiding();
        return plain.withLogins(Login.of("source", "secret"), Login.of("admin", "boss"))
                .withMounts(List.of(own, hidden), plain.otherMounts())
                .withOutside(new Outside(List.of(), null, List.of(), Login.of("relay", "slave"), List.of()));
    }

    private static MountConfig mount(
            String name, @Nullable Login login, List<StandbyLogin> standbys, @Nullable String charset) {
        var usual = SourceRules.DEFAULT;
        var rules = new SourceRules(
                usual.takeover(), Duration.ZERO, false, standbys, charset, null, null, null, List.of(), -1, null);
        return MountConfig.plain(new MountName(name), LIMITS).withLogin(login).with(rules);
    }

    /// A source on the air, whose format can show titles.
    FakeSource source(String mount) throws InterruptedException {
        return source(mount, "127.0.0.1", true).begin();
    }

    FakeSource source(String mount, String peer, boolean can) throws InterruptedException {
        var name = new MountName(mount);
        var context = node.vertx().getOrCreateContext();
        var source = FakeSource.connect(node.name(), mounts, context, CONFIG.mount(name), peer, can);
        await(mount, claim -> claim.node().equals(node.name()));
        return source;
    }

    /// Waits until this node hears of a claim that fits.
    void await(String mount, Predicate<MountClaim> fits) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (node.directory().claimOf(new MountName(mount)).filter(fits).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(mount + " is " + node.directory().claimOf(new MountName(mount)));
            }
            Thread.sleep(5);
        }
    }

    static String basic(String credentials) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    /// The whole reply to a `GET`.
    ///
    /// @param credentials `user:password`; null for none
    String get(String target, @Nullable String credentials) throws Exception {
        return ask("GET " + target + " HTTP/1.0\r\n" + (credentials == null ? "" : basic(credentials)) + "\r\n");
    }

    String ask(String request) throws Exception {
        try (var caller = Caller.plain(doors.ports().getFirst())) {
            return caller.says(request).hearsToTheEnd();
        }
    }
}

package floe.ingest.yp;

import static org.assertj.core.api.Assertions.assertThat;

import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.LiveSource;
import floe.ingest.live.Moment;
import floe.ingest.live.SourceWords;
import floe.kit.Node;
import floe.kit.cluster.WireCodecs;
import floe.kit.config.ConfigWatch;
import floe.kit.directory.HeardMounts;
import floe.kit.post.Post;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.DirectoryConfig;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.Outside;
import floe.mount.ServerWords;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.tenure.Bid;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The clock jumps; what is due is looked for once a second.
@DisplayName("A directory")
@ExtendWith(VertxExtension.class)
class DirectoriesTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final SourceWords PUBLIC = new SourceWords(
            "application/ogg", Map.of("ice-public", "1", "ice-name", "N", "ice-audio-info", "bitrate=64"), "");
    private static final SourceWords PRIVATE = new SourceWords("application/ogg", Map.of("ice-name", "N"), "");

    private final AtomicLong nanos = new AtomicLong(System.nanoTime());
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private Context context;
    private HttpServer yp;
    private LiveMounts mounts;
    private Directories directories;
    private boolean redirects;

    private static final class Feeder implements LiveSource {
        @Override
        public void dismiss(Ending ending) {}

        @Override
        public boolean retitle(Song song) {
            return false;
        }

        @Override
        public String peer() {
            return "";
        }
    }

    private record Settings(ClusterConfig current) implements ConfigWatch {
        @Override
        public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {}

        @Override
        public Future<Buffer> asset(Asset asset) {
            return Future.failedFuture("no assets here");
        }
    }

    @BeforeEach
    void open(Vertx vertx) {
        WireCodecs.register(vertx);
        this.context = vertx.getOrCreateContext();
        yp = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        var node = new Node("ingest-1", vertx, new Settings(config()), HeardMounts.listen(vertx), metrics);
        mounts = LiveMounts.open(node);
        directories = Directories.open(node, new Post(vertx), nanos::get);
        mounts.watch(directories);
    }

    private ClusterConfig config() {
        var dead = new DirectoryConfig("http://127.0.0.1:1/yp", Duration.ofSeconds(1), Duration.ofSeconds(30));
        var living = new DirectoryConfig(address(), Duration.ofSeconds(5), Duration.ofSeconds(30));
        return ClusterConfig.bare(
                        new ServerWords("radio.example.org", 8000, "Earth", "admin@localhost", "Floe"), Limits.DEFAULT)
                .withOutside(new Outside(List.of(), null, List.of(dead, living), null, List.of()));
    }

    private String address() {
        return "http://127.0.0.1:" + yp.actualPort() + "/yp";
    }

    private void answer(HttpServerRequest request) {
        if (redirects && "/yp".equals(request.path())) {
            request.response()
                    .setStatusCode(307)
                    .putHeader("Location", "/moved")
                    .end();
            return;
        }
        request.body().onSuccess(body -> {
            bodies.add(body.toString());
            request.response()
                    .putHeader("YPResponse", "1")
                    .putHeader("SID", "s-1")
                    .putHeader("TouchFreq", "300")
                    .end();
        });
    }

    private LiveMount enter(SourceWords words) {
        return Future.<LiveMount>future(entered -> context.runOnContext(_ -> {
                    var mount = MountConfig.plain(LIVE, Limits.DEFAULT);
                    var seat = new Bid(LIVE, "ingest-1", mounts.nextEpoch(LIVE), 0, "source", false);
                    var entry = mounts.enter(seat, words, mount, context, new Feeder(), Moment.now());
                    entered.complete(((LiveMounts.Entry.Open) entry).mount());
                }))
                .await();
    }

    private void leave(LiveMount mount) {
        Future.<Void>future(left -> context.runOnContext(_ -> {
                    mounts.leave(mount, List.of(), new Ending(Ending.Reason.CLOSED, "over"), Moment.now());
                    left.complete();
                }))
                .await();
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    /// What the directory hears once so much time, or some times as much on a slow machine, has passed.
    private String after(long seconds) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            pass(seconds);
            var body = bodies.poll(1_100, TimeUnit.MILLISECONDS);
            if (body != null) {
                return body;
            }
        }
        throw new AssertionError("the directory hears nothing");
    }

    /// More than a look later.
    private void settle() throws InterruptedException {
        assertThat(bodies.poll(1_200, TimeUnit.MILLISECONDS)).isNull();
    }

    private String list() throws InterruptedException {
        var add = after(60);
        for (int i = 0; i < 1_000 && listed() == 0; i++) {
            Thread.sleep(5);
        }
        assertThat(listed()).isEqualTo(1);
        return add;
    }

    private double listed() {
        return metrics.get("floe.yp.entries")
                .tag("directory", address())
                .gauge()
                .value();
    }

    @Test
    void hears_of_a_public_mount_its_listeners_and_its_songs_while_another_is_dead() throws InterruptedException {
        var mount = enter(PUBLIC);
        assertThat(list())
                .isEqualTo("action=add&sn=N&genre=various&cpswd=&desc=Unspecified%20description&url="
                        + "&listenurl=http%3a%2f%2fradio%2eexample%2eorg%3a8000%2flive%2eogg"
                        + "&type=application%2fogg&stype=&b=64&bitrate%3d64\r\n");
        context.runOnContext(_ -> {
            mount.listeners(7);
            mount.take(List.of(new StreamEvent.Title(new Song("A1", "T1", ""))), Moment.now());
        });
        settle();
        assertThat(after(5))
                .isEqualTo("action=touch&sid=s-1&st=A1%20%2d%20T1&listeners=7&max_listeners=256&stype=\r\n");
    }

    @Test
    void keeps_the_entry_of_a_source_that_is_soon_back() throws InterruptedException {
        var mount = enter(PUBLIC);
        list();
        leave(mount);
        settle();
        pass(50);
        settle();
        enter(PUBLIC);
        assertThat(after(1)).startsWith("action=touch&sid=s-1&");
    }

    @Test
    void forgets_a_mount_a_minute_after_its_source_went() throws InterruptedException {
        var mount = enter(PUBLIC);
        list();
        leave(mount);
        settle();
        assertThat(after(60)).isEqualTo("action=remove&sid=s-1");
    }

    @Test
    void forgets_all_mounts_when_the_node_stops() throws InterruptedException {
        enter(PUBLIC);
        list();
        directories.stop().await();
        assertThat(bodies.poll(5, TimeUnit.SECONDS)).isEqualTo("action=remove&sid=s-1");
    }

    @Test
    void never_hears_of_a_mount_that_is_not_public() throws InterruptedException {
        enter(PRIVATE);
        settle();
        pass(60);
        settle();
    }

    @Test
    void that_moved_is_followed() throws InterruptedException {
        redirects = true;
        enter(PUBLIC);
        assertThat(list()).startsWith("action=add&");
    }
}

package floe.edge.onair;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.edge.listener.ListenerRoom;
import floe.format.Formats;
import floe.icy.IcyWords;
import floe.kit.Node;
import floe.kit.directory.SettledMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.door.SettableConfig;
import floe.mount.FallbackRules;
import floe.mount.IcyRules;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.StreamWords;
import floe.stream.Backlog;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener who wants titles")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class TitlesOnAirTest {
    private static final MountName LIVE = new MountName("/live");
    private static final MountClaim CLAIM =
            new MountClaim("ingest-1", LIVE, 1, 0, "audio/mpeg", Map.of(), "", 0, Song.UNKNOWN, 0);
    private static final MountName LOOP = new MountName("/loop.mp3");
    private static final MountName INTRO = new MountName("/intro.mp3");
    private static final int INTERVAL = 4_000;

    private final SettableConfig config = new SettableConfig(List.of(SettableConfig.plain()));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Context conductor;
    private OnAir onAir;
    private Doors doors;
    private ListenerRoom room;

    @BeforeEach
    void opens(Vertx vertx) {
        conductor = vertx.getOrCreateContext();
        var node = new Node("edge-1", vertx, config, SettledMounts.of(CLAIM), metrics);
        onAir = new OnAir(node, conductor);
        room = new ListenerRoom(node, onAir, Duration.ZERO);
        doors = Doors.open(vertx, config, List.of(), List.of(room), metrics).await();
    }

    @AfterEach
    void closes() {
        room.stop().await();
        doors.stop().await();
        onConductor(() -> {
            onAir.stop();
            return Future.succeededFuture();
        });
    }

    @Test
    void is_told_how_often_they_come_and_hears_the_sources_then_the_mounts_name_then_the_sources_again()
            throws Exception {
        start(new IcyRules(INTERVAL, null));
        begins("Live — now");
        try (var caller = ask()) {
            assertThat(head(caller)).contains("\r\nicy-metaint:" + INTERVAL + "\r\n");
            assertThat(nextTitle(caller, StandardCharsets.UTF_8)).isEqualTo("StreamTitle='Live — now';");
            onConductor(() -> lose());
            assertThat(nextTitle(caller, StandardCharsets.UTF_8)).isEqualTo("StreamTitle='Our station';");
            onConductor(() -> begins("Live — now"));
            assertThat(nextTitle(caller, StandardCharsets.UTF_8)).isEqualTo("StreamTitle='Live — now';");
        }
    }

    @Test
    void hears_them_in_the_mounts_charset() throws Exception {
        start(new IcyRules(INTERVAL, "ISO-8859-1"));
        begins("Café");
        try (var caller = ask()) {
            head(caller);
            assertThat(nextTitle(caller, StandardCharsets.ISO_8859_1)).isEqualTo("StreamTitle='Café';");
        }
    }

    @Test
    void gets_none_where_the_mount_has_none() throws Exception {
        start(new IcyRules(0, null));
        begins("Café");
        try (var caller = ask()) {
            assertThat(head(caller)).doesNotContain("metaint");
            assertThat(sound(caller, 417 * 40)).isEqualTo(mp3(40, 0x55));
        }
    }

    @Test
    void hears_the_intro_first_once() throws Exception {
        start(new IcyRules(0, null));
        begins("");
        try (var caller = ask("/live")) {
            head(caller);
            assertThat(sound(caller, 417 * 40)).isEqualTo(mp3(40, 0x55));
        }
        var mount = config.current().mount(LIVE);
        var intro = config.file(INTRO.path(), Buffer.buffer(mp3(30, 0x33).toArray()));
        config.withFiles(config.current().assets().getFirst(), intro)
                .withMounts(mount.with(mount.listeners().withIntro(INTRO)));
        while (onAir.intro(LIVE) == null) {
            Thread.onSpinWait();
        }
        try (var caller = ask()) {
            head(caller);
            assertThat(sound(caller, 417 * 30)).isEqualTo(mp3(30, 0x33));
            assertThat(sound(caller, 417)).isEqualTo(mp3(1, 0x55));
        }
    }

    private void start(IcyRules icy) {
        var plain =
                MountConfig.plain(LIVE, Limits.DEFAULT).with(new StreamWords("Our station", null, null, null, null));
        config.withFiles(config.file(LOOP.path(), Buffer.buffer(mp3(400, 0x44).toArray())))
                .withMounts(plain.with(
                        plain.listeners().withFallback(FallbackRules.to(LOOP)).withIcy(icy)));
        onConductor(() -> onAir.start());
    }

    /// And goes on for as long as it takes to hear a title.
    private Future<Void> begins(String title) {
        var said = new Backlog(1 << 20);
        var framer = Formats.framer("audio/mpeg", Map.of(), IcyWords.USUAL, 1);
        said.add(new StreamEvent.Title(Song.titled(title)));
        framer.frame(mp3(400, 0x55)).forEach(said::add);
        var more = framer.frame(mp3(40, 0x55));
        conductor.runOnContext(_ -> {
            onAir.begins(LIVE, said);
            more.forEach(said::add);
            onAir.hears(LIVE, more);
        });
        return Future.succeededFuture();
    }

    private Future<Void> lose() {
        onAir.loses(LIVE, "the encoder left");
        onAir.tick();
        return Future.succeededFuture();
    }

    private void onConductor(Supplier<Future<Void>> step) {
        var done = Promise.<Void>promise();
        conductor.runOnContext(_ -> step.get().onComplete(done));
        done.future().await();
    }

    private Caller ask() throws Exception {
        return ask("/live");
    }

    private Caller ask(String path) throws Exception {
        return Caller.plain(doors.ports().getFirst()).says("GET " + path + " HTTP/1.1\r\nIcy-MetaData: 1\r\n\r\n");
    }

    private static String head(Caller caller) throws Exception {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append(caller.hears(1));
        }
        return head.toString();
    }

    /// The next block with something in it.
    private static String nextTitle(Caller caller, Charset charset) throws Exception {
        while (true) {
            sound(caller, INTERVAL);
            int units = sound(caller, 1).at(0);
            if (units > 0) {
                return sound(caller, 16 * units).text(charset).replace("\0", "");
            }
        }
    }

    private static Bytes sound(Caller caller, int bytes) throws Exception {
        var heard = caller.socket().getInputStream().readNBytes(bytes);
        assertThat(heard).hasSize(bytes);
        return Bytes.wrap(heard);
    }

    private static Bytes mp3(int frames, int filling) {
        var all = new byte[417 * frames];
        Arrays.fill(all, (byte) filling);
        for (int i = 0; i < frames; i++) {
            System.arraycopy(new byte[] {-1, -5, -112, 100}, 0, all, 417 * i, 4);
        }
        return Bytes.wrap(all);
    }
}

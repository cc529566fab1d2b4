package floe.edge.onair;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.edge.listener.ListenerRoom;
import floe.kit.Node;
import floe.kit.directory.SettledMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.door.SettableConfig;
import floe.mount.Burst;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.OggForm;
import floe.ogg.OggPage;
import floe.stream.Backlog;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of Ogg")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class RenditionsOnAirTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountClaim CLAIM =
            new MountClaim("ingest-1", LIVE, 1, 0, "application/ogg", Map.of(), "", 0, Song.UNKNOWN, 0);
    private static final String CHROMIUM = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36\r\n";

    private final SettableConfig config = new SettableConfig(List.of(SettableConfig.plain()));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Backlog said = new Backlog(1 << 20);
    private final OpusLink first = new OpusLink(0xA, 2, "First");
    private final OpusLink second = new OpusLink(0xB, 2, "Second");
    private final OpusLink mono = new OpusLink(0xC, 1, "Mono");
    private Context conductor;
    private OnAir onAir;
    private Doors doors;
    private ListenerRoom room;

    @BeforeEach
    void opens(Vertx vertx) {
        config.withMounts(MountConfig.plain(LIVE, Limits.DEFAULT));
        conductor = vertx.getOrCreateContext();
        var node = new Node("edge-1", vertx, config, SettledMounts.of(CLAIM), metrics);
        onAir = new OnAir(node, conductor);
        onConductor(() -> onAir.start());
        room = new ListenerRoom(node, onAir, Duration.ZERO);
        doors = Doors.open(vertx, config, List.of(), List.of(room), metrics).await();
        said.add(first.headers());
        said.add(first.audio(2));
        onConductor(() -> onAir.begins(LIVE, said));
    }

    @AfterEach
    void closes() {
        room.stop().await();
        doors.stop().await();
        onConductor(() -> onAir.stop());
    }

    @Test
    void who_wants_it_continuous_hears_one_stream_over_the_end_of_a_link() throws Exception {
        try (var caller = ask("/live.ogg?ogg=continuous", "")) {
            var pages = pages(caller, 3);
            hears(second.headers(), second.audio(2), second.audio(3));
            pages.addAll(pages(caller, 2));
            assertThat(pages).extracting(OggPage::serial).containsOnly(0xA);
            assertThat(pages).extracting(OggPage::sequence).containsExactly(0, 1, 2, 3, 4);
            assertThat(pages).extracting(OggPage::granule).containsExactly(0L, 0L, 960L, 1920L, 2880L);
            assertThat(pages).extracting(OggPage::flags).containsExactly(OggPage.BOS, 0, 0, 0, 0);
        }
    }

    @Test
    void who_wants_it_chained_hears_link_after_link_at_the_same_time() throws Exception {
        try (var continuous = ask("/live.ogg", CHROMIUM);
                var chained = ask("/live.ogg", "User-Agent: VLC/3.0.21 LibVLC/3.0.21\r\n")) {
            pages(continuous, 3);
            pages(chained, 3);
            hears(second.headers(), second.audio(2));
            assertThat(pages(continuous, 1)).extracting(OggPage::serial).containsExactly(0xA);
            assertThat(pages(chained, 4)).extracting(OggPage::serial).containsExactly(0xA, 0xB, 0xB, 0xB);
            assertThat(room.census().listeners(LIVE)).isEqualTo(2);
            assertThat(onAir.listeners(LIVE)).isEqualTo(2);
        }
    }

    @Test
    void who_comes_later_begins_with_the_newest_title_under_the_same_serial() throws Exception {
        try (var before = ask("/live.ogg?ogg=continuous", "")) {
            pages(before, 3);
            hears(second.headers(), second.audio(2));
            pages(before, 1);
            config.withMounts(mount().with(mount().listeners().withSizes(Burst.of(0), 512_000)));
            try (var caller = ask("/live.ogg?ogg=continuous", "")) {
                var opening = pages(caller, 3);
                assertThat(opening).extracting(OggPage::serial).containsOnly(0xA);
                assertThat(opening).extracting(OggPage::sequence).containsExactly(0, 1, 3);
                assertThat(text(opening.get(1))).contains("TITLE=Second");
            }
        }
    }

    @Test
    void who_is_the_first_to_want_it_continuous_begins_in_the_stretch_that_others_heard() throws Exception {
        try (var chained = ask("/live.ogg?ogg=chained", "")) {
            pages(chained, 3);
            hears(second.headers(), second.audio(2));
            pages(chained, 4);
            try (var caller = ask("/live.ogg?ogg=continuous", "")) {
                var pages = pages(caller, 4);
                hears(second.audio(3));
                pages.addAll(pages(caller, 1));
                assertThat(pages).extracting(OggPage::serial).containsOnly(0xA);
                assertThat(pages).extracting(OggPage::sequence).containsExactly(0, 1, 2, 3, 4);
            }
        }
    }

    @Test
    void hears_a_new_link_in_any_rendition_where_the_set_up_changes() throws Exception {
        try (var caller = ask("/live.ogg?ogg=continuous", "")) {
            pages(caller, 3);
            hears(mono.headers(), mono.audio(2));
            var pages = pages(caller, 4);
            assertThat(pages.getFirst().isEos()).isTrue();
            assertThat(pages).extracting(OggPage::serial).containsExactly(0xA, 0xC, 0xC, 0xC);
        }
    }

    @Test
    void is_heard_as_its_mount_is_set_when_it_does_not_ask() throws Exception {
        config.withMounts(mount().with(mount().listeners().withOgg(OggForm.CHAINED)));
        try (var caller = ask("/live.ogg", CHROMIUM)) {
            pages(caller, 3);
            hears(second.headers(), second.audio(2));
            assertThat(pages(caller, 4)).extracting(OggPage::serial).containsExactly(0xA, 0xB, 0xB, 0xB);
        }
    }

    @Test
    void hears_the_end_when_it_is_let_go() throws Exception {
        try (var caller = ask("/live.ogg?ogg=continuous", "")) {
            pages(caller, 3);
            onConductor(() -> onAir.loses(LIVE, "the encoder left"));
            var other = new Backlog(1 << 20);
            other.add(new StreamEvent.Headers(Bytes.EMPTY, new StreamFormat(Container.BYTES, "bytes", 0, 0, 0)));
            other.add(new StreamEvent.Audio(Bytes.latin1("no Ogg"), true, 0));
            onConductor(() -> onAir.begins(LIVE, other));
            var rest = Bytes.wrap(caller.socket().getInputStream().readAllBytes());
            assertThat(OggPage.pagesOf(rest)).singleElement().matches(OggPage::isEos);
        }
    }

    private MountConfig mount() {
        return MountConfig.plain(LIVE, Limits.DEFAULT);
    }

    private void hears(StreamEvent... events) {
        List.of(events).forEach(said::add);
        onConductor(() -> onAir.hears(LIVE, List.of(events)));
    }

    private void onConductor(Runnable step) {
        var done = Promise.<Void>promise();
        conductor.runOnContext(_ -> {
            step.run();
            done.complete();
        });
        done.future().await();
    }

    /// The reply's head is read when this returns.
    private Caller ask(String target, String fields) throws IOException {
        var caller = Caller.plain(doors.ports().getFirst()).says("GET " + target + " HTTP/1.1\r\n" + fields + "\r\n");
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append(caller.hears(1));
        }
        return caller;
    }

    private static List<OggPage> pages(Caller caller, int count) throws IOException {
        var in = caller.socket().getInputStream();
        var pages = new ArrayList<OggPage>();
        while (pages.size() < count) {
            var head = in.readNBytes(27);
            var table = in.readNBytes(head[26]);
            int length = 0;
            for (byte segment : table) {
                length += segment & 0xFF;
            }
            var body = in.readNBytes(length);
            pages.add(new OggPage(Bytes.concat(List.of(Bytes.wrap(head), Bytes.wrap(table), Bytes.wrap(body)))));
        }
        return pages;
    }

    private static String text(OggPage page) {
        return page.body().text(StandardCharsets.UTF_8);
    }
}

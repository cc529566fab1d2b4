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
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.stream.Backlog;
import floe.stream.Song;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class KindsOnAirTest {
    private static final MountName LIVE = new MountName("/live");
    private static final MountName OTHER = new MountName("/other");
    // MPEG-1 layer III, 128 kbit/s at 44.1 kHz; AAC-LC, 44.1 kHz.
    private static final Bytes MP3 = frames(417, 0xFF, 0xFB, 0x90, 0x64);
    private static final Bytes AAC = frames(371, 0xFF, 0xF1, 0x50, 0x80, 371 >> 3, (371 & 7) << 5 | 0x1F, 0xFC);

    private final SettableConfig config = new SettableConfig(List.of(SettableConfig.plain()));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private String claimed = "audio/mpeg";
    private Context conductor;
    private OnAir onAir;
    private Doors doors;
    private ListenerRoom room;

    @BeforeEach
    void opens(Vertx vertx) {
        config.withMounts(MountConfig.plain(LIVE, Limits.DEFAULT));
        conductor = vertx.getOrCreateContext();
        var node = new Node("edge-1", vertx, config, new SettledMounts(() -> List.of(claim())), metrics);
        onAir = new OnAir(node, conductor);
        onConductor(() -> onAir.start());
        room = new ListenerRoom(node, onAir, Duration.ZERO);
        doors = Doors.open(vertx, config, List.of(), List.of(room), metrics).await();
    }

    @AfterEach
    void closes() {
        room.stop().await();
        doors.stop().await();
        onConductor(() -> onAir.stop());
    }

    @Test
    void of_mp3_is_told_so_and_begins_with_a_whole_frame() throws Exception {
        begins(MP3);
        try (var caller = ask()) {
            assertThat(head(caller)).contains("\r\nContent-Type: audio/mpeg\r\n");
            assertThat(sound(caller, 4 * 417)).isEqualTo(MP3.slice(0, 4 * 417));
        }
    }

    @Test
    void of_aac_is_told_so_whatever_the_source_claims() throws Exception {
        begins(AAC);
        try (var first = ask()) {
            head(first);
            assertThat(sound(first, 5 * 371)).isEqualTo(AAC.slice(0, 5 * 371));
            try (var second = ask()) {
                assertThat(head(second)).contains("\r\nContent-Type: audio/aac\r\n");
            }
        }
    }

    @Test
    void of_mp3_is_let_go_when_the_source_comes_back_with_aac() throws Exception {
        begins(MP3);
        try (var caller = ask()) {
            head(caller);
            sound(caller, 417);
            onConductor(() -> onAir.loses(LIVE, "the encoder left"));
            claimed = "audio/aac";
            begins(AAC);
            var rest = caller.hearsToTheEnd();
            assertThat(rest.length()).isLessThan(MP3.length());
            try (var next = ask()) {
                assertThat(head(next)).contains("\r\nContent-Type: audio/aac\r\n");
                assertThat(sound(next, 5 * 371)).isEqualTo(AAC.slice(0, 5 * 371));
            }
        }
    }

    @Test
    void who_is_the_first_hears_a_source_that_is_there_and_no_fallback_that_was_heard_here_sooner() throws Exception {
        var plain = MountConfig.plain(LIVE, Limits.DEFAULT);
        config.withMounts(plain.with(plain.listeners().withFallback(FallbackRules.to(OTHER))));
        onConductor(() -> onAir.start());
        begins(OTHER, frames(417, 0xFF, 0xFB, 0x90, 0x44));
        try (var caller = ask()) {
            head(caller);
            begins(MP3);
            assertThat(sound(caller, 4 * 417)).isEqualTo(MP3.slice(0, 4 * 417));
        }
    }

    private void begins(Bytes stream) {
        begins(LIVE, stream);
    }

    private void begins(MountName source, Bytes stream) {
        var said = new Backlog(1 << 20);
        Formats.framer("", Map.of(), IcyWords.USUAL, 1).frame(stream).forEach(said::add);
        onConductor(() -> onAir.begins(source, said));
    }

    private void onConductor(Runnable step) {
        var done = Promise.<Void>promise();
        conductor.runOnContext(_ -> {
            step.run();
            done.complete();
        });
        done.future().await();
    }

    private Caller ask() throws Exception {
        return Caller.plain(doors.ports().getFirst()).says("GET /live HTTP/1.1\r\n\r\n");
    }

    private static String head(Caller caller) throws Exception {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append(caller.hears(1));
        }
        return head.toString();
    }

    private static Bytes sound(Caller caller, int bytes) throws Exception {
        return Bytes.wrap(caller.socket().getInputStream().readNBytes(bytes));
    }

    private static Bytes frames(int length, int... head) {
        var frame = new byte[length];
        Arrays.fill(frame, (byte) 0x55);
        for (int i = 0; i < head.length; i++) {
            frame[i] = (byte) head[i];
        }
        return Bytes.concat(Collections.nCopies(100, Bytes.wrap(frame)));
    }

    private MountClaim claim() {
        return new MountClaim("ingest-1", LIVE, 1, 0, claimed, Map.of(), "", 0, Song.UNKNOWN, 0);
    }
}

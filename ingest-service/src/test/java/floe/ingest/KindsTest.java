package floe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A source of any kind")
@ExtendWith(VertxExtension.class)
class KindsTest {
    private static final MountName LIVE = new MountName("/live");
    private static final String AUTH = Encoder.basic("source", "secret");
    private static final String OK = "HTTP/1.0 200 OK\r\n\r\n";

    private static final byte[] MP3 = frames(417, 0xFF, 0xFB, 0x90, 0x64);
    private static final byte[] AAC = frames(371, 0xFF, 0xF1, 0x50, 0x80, 371 >> 3, (371 & 7) << 5 | 0x1F, 0xFC);
    private static final byte[] FLAC = latin1("fLaC and so on, whatever it may be");

    private TestIngest ingest;
    private FakeEdge edge;

    @BeforeEach
    void open(Vertx vertx) {
        WireCodecs.register(vertx);
        ingest = new TestIngest(vertx, "ingest-1", FixedConfig.of(2, Duration.ofSeconds(1)));
        edge = new FakeEdge(vertx, "edge-1");
    }

    static List<Arguments> kinds() {
        return List.of(
                Arguments.of("Content-Type: audio/mpeg\r\n", MP3, Container.MPEG, "audio/mpeg"),
                Arguments.of("", MP3, Container.MPEG, "audio/mpeg"),
                Arguments.of("Content-Type: application/ogg\r\n", MP3, Container.MPEG, "audio/mpeg"),
                Arguments.of("Content-Type: audio/aacp\r\n", AAC, Container.ADTS, "audio/aacp"),
                Arguments.of("Content-Type: audio/mpeg\r\n", AAC, Container.ADTS, "audio/aac"),
                Arguments.of("Content-Type: audio/mpeg\r\n", OggBytes.opus(3), Container.OGG, "application/ogg"),
                Arguments.of(
                        "Content-Type: audio/ogg; codecs=opus\r\n",
                        OggBytes.opus(3),
                        Container.OGG,
                        "audio/ogg; codecs=opus"),
                Arguments.of("", OggBytes.opus(3), Container.OGG, "application/ogg"),
                Arguments.of("Content-Type: audio/flac\r\n", FLAC, Container.BYTES, "audio/flac"),
                Arguments.of("", FLAC, Container.BYTES, "application/octet-stream"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_welcomed_before_it_sends_and_known_by_what_it_sends(
            String type, byte[] stream, Container container, String heard) throws InterruptedException {
        try (var encoder = ingest.connect()) {
            encoder.send("PUT /live HTTP/1.1\r\n" + AUTH + type + "\r\n");
            assertThat(encoder.read(OK.length())).isEqualTo(OK);
            ingest.await(LIVE, _ -> true);
            edge.renew("ingest-1", LIVE, 1);
            encoder.send(stream);
            var events = edge.events(2);
            assertThat(((StreamEvent.Headers) events.getFirst()).format().container())
                    .isEqualTo(container);
            ingest.await(LIVE, claim -> claim.contentType().equals(heard));
        }
    }

    @Test
    void loses_its_icy_blocks_and_is_titled_by_them() throws InterruptedException {
        try (var encoder = ingest.connect()) {
            encoder.send("SOURCE /live HTTP/1.0\r\n" + AUTH + "Content-Type: audio/mpeg\r\nicy-metaint: 1000\r\n\r\n");
            encoder.read(OK.length());
            ingest.await(LIVE, _ -> true);
            edge.renew("ingest-1", LIVE, 1);
            encoder.send(withBlocks(MP3, 1000, "StreamTitle='Tuesday';"));
            var events = new ArrayList<StreamEvent>();
            while (sound(events).length < 8 * 417) {
                events.addAll(edge.events(1));
            }
            assertThat(sound(events)).isEqualTo(Arrays.copyOf(MP3, sound(events).length));
            assertThat(events).contains(new StreamEvent.Title(Song.titled("Tuesday")));
            ingest.await(LIVE, claim -> claim.song().equals(Song.titled("Tuesday")));
        }
    }

    static List<Arguments> framed() {
        return List.of(Arguments.of(MP3, 417), Arguments.of(AAC, 371));
    }

    @ParameterizedTest
    @MethodSource("framed")
    void is_heard_to_its_last_whole_frame(byte[] stream, int frame) throws InterruptedException {
        int sent = 30 * frame + 100;
        try (var encoder = ingest.connect()) {
            encoder.send("SOURCE /live HTTP/1.0\r\n" + AUTH + "\r\n").read(OK.length());
            ingest.await(LIVE, _ -> true);
            edge.renew("ingest-1", LIVE, 1);
            encoder.send(Arrays.copyOf(stream, sent));
        }
        var events = new ArrayList<StreamEvent>();
        while (events.isEmpty() || !(events.getLast() instanceof StreamEvent.End)) {
            events.addAll(edge.events(1));
        }
        assertThat(sound(events)).isEqualTo(Arrays.copyOf(stream, 30 * frame));
    }

    @Test
    void that_ends_anywhere_leaves_its_mount_to_the_next() throws InterruptedException {
        for (int cut = 1; cut < 60; cut += 7) {
            try (var encoder = ingest.connect()) {
                encoder.send("SOURCE /live HTTP/1.0\r\n" + AUTH + "\r\n").read(OK.length());
                encoder.send(Arrays.copyOf(cut % 2 == 0 ? MP3 : AAC, cut));
            }
            ingest.awaitDirectory(LIVE, Optional::isEmpty);
        }
        try (var encoder = ingest.connect()) {
            assertThat(encoder.send("SOURCE /live HTTP/1.0\r\n" + AUTH + "\r\n").read(OK.length()))
                    .isEqualTo(OK);
            ingest.await(LIVE, _ -> true);
            edge.renew("ingest-1", LIVE, 1);
            encoder.send(MP3);
            assertThat(edge.events(2).getFirst()).isInstanceOf(StreamEvent.Headers.class);
        }
    }

    private static byte[] sound(List<StreamEvent> events) {
        var sound = new ByteArrayOutputStream();
        for (var event : events) {
            if (event instanceof StreamEvent.Audio audio) {
                sound.writeBytes(audio.bytes().toArray());
            }
        }
        return sound.toByteArray();
    }

    private static byte[] withBlocks(byte[] stream, int interval, String text) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < stream.length; at += interval) {
            int length = Math.min(interval, stream.length - at);
            out.write(stream, at, length);
            if (length == interval) {
                int units = (text.length() + 15) / 16;
                out.write(units);
                out.writeBytes(Arrays.copyOf(latin1(text), units * 16));
            }
        }
        return out.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] frames(int length, int... head) {
        var frames = new byte[40 * length];
        Arrays.fill(frames, (byte) 0x55);
        for (int at = 0; at < frames.length; at += length) {
            for (int i = 0; i < head.length; i++) {
                frames[at + i] = (byte) head[i];
            }
        }
        return frames;
    }
}

package floe.format;

import static floe.mpeg.Frames.aac;
import static floe.mpeg.Frames.headers;
import static floe.mpeg.Frames.id3Head;
import static floe.mpeg.Frames.inPieces;
import static floe.mpeg.Frames.joined;
import static floe.mpeg.Frames.mp3;
import static floe.mpeg.Frames.sound;
import static floe.mpeg.Frames.times;
import static floe.mpeg.Frames.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import floe.bytes.Bytes;
import floe.icy.IcyWords;
import floe.ogg.OggSource;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import floe.webm.Webm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A stream")
class FormatsTest {
    private static final Bytes OGG = OggSource.vorbis(1, 5);
    private static final Bytes MP3 = times(40, mp3());
    private static final Bytes AAC = times(40, aac(371));
    private static final Bytes WEBM = joined(
            Webm.soundHeader(),
            Webm.liveCluster(0, Webm.block(1, 0, true, 99)),
            Webm.liveCluster(20, Webm.block(1, 0, true, 99)),
            Webm.liveCluster(40));
    private static final Bytes FLAC = joined(Bytes.latin1("fLaC"), zeros(5000));

    private static StreamFramer framer(String type) {
        return Formats.framer(type, Map.of(), IcyWords.USUAL, 7);
    }

    private static String heard(String type, Bytes stream) {
        var format = headers(framer(type).frame(stream)).getFirst().format();
        return format.container() + " " + Formats.heardAs(type, format);
    }

    static List<Arguments> streams() {
        return List.of(
                Arguments.of("application/ogg", OGG, "OGG application/ogg"),
                Arguments.of("Audio/OGG; codecs=opus", OGG, "OGG Audio/OGG; codecs=opus"),
                Arguments.of("application/x-ogg", OGG, "OGG application/ogg"),
                Arguments.of("audio/mpeg", OGG, "OGG application/ogg"),
                Arguments.of("audio/webm", OGG, "OGG application/ogg"),
                Arguments.of("", OGG, "OGG application/ogg"),
                Arguments.of("audio/mpeg", MP3, "MPEG audio/mpeg"),
                Arguments.of("audio/mp3;x=\"a;b\"", MP3, "MPEG audio/mp3;x=\"a;b\""),
                Arguments.of("application/ogg", MP3, "MPEG audio/mpeg"),
                Arguments.of("application/ogg", joined(id3Head(200, 0), zeros(200), MP3), "MPEG audio/mpeg"),
                Arguments.of("audio/aac", joined(id3Head(200, 0), zeros(200), MP3), "MPEG audio/mpeg"),
                Arguments.of("", MP3, "MPEG audio/mpeg"),
                Arguments.of("application/octet-stream", MP3, "MPEG audio/mpeg"),
                Arguments.of("audio/mpeg", mp3().from(100), "MPEG audio/mpeg"),
                Arguments.of("audio/aac", AAC, "ADTS audio/aac"),
                Arguments.of("audio/aacp", AAC, "ADTS audio/aacp"),
                Arguments.of("audio/mpeg", AAC, "ADTS audio/aac"),
                Arguments.of("audio/mpeg", joined(id3Head(73, 0), zeros(73), AAC), "ADTS audio/aac"),
                Arguments.of("audio/webm", WEBM, "EBML audio/webm"),
                Arguments.of("video/webm;codecs=\"vp8, opus\"", WEBM, "EBML video/webm;codecs=\"vp8, opus\""),
                Arguments.of("audio/mpeg", WEBM, "EBML audio/webm"),
                Arguments.of("audio/flac", FLAC, "BYTES audio/flac"),
                Arguments.of("audio/x-new; broken=\"", FLAC, "BYTES audio/x-new"),
                Arguments.of("", FLAC, "BYTES application/octet-stream"),
                Arguments.of("application/octet-stream", FLAC, "BYTES application/octet-stream"),
                Arguments.of("nonsense", FLAC, "BYTES application/octet-stream"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void is_what_its_first_bytes_say_or_else_what_its_source_says(String declared, Bytes stream, String heard) {
        // A frame that ends where the stream ends is a stream of frames only with more behind it.
        var enough = stream.length() < 1000 ? joined(stream, MP3) : stream;
        assertThat(heard(declared, enough)).isEqualTo(heard);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void is_the_same_however_its_bytes_are_cut(String declared, Bytes stream) {
        var whole = framer(declared).frame(stream);
        for (int size = 1; size < 1500; size += 71) {
            var pieces = inPieces(framer(declared), stream, size);
            assertThat(sound(pieces)).isEqualTo(sound(whole));
            assertThat(headers(pieces)).isEqualTo(headers(whole));
        }
    }

    @Test
    void that_says_ogg_and_is_noise_is_dropped_when_there_is_no_page() {
        var noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        assertThat(framer("application/ogg").frame(Bytes.wrap(noise)).getLast()).isInstanceOf(StreamEvent.End.class);
    }

    @Test
    void that_says_webm_and_is_none_is_dropped_at_once() {
        assertThat(framer("video/webm").frame(Bytes.latin1("<html></html>")).getLast())
                .isEqualTo(new StreamEvent.End("does not begin with an EBML header"));
    }

    @Test
    void with_a_tag_before_it_keeps_none_of_the_tag() {
        var framer = new FirstBytes(Optional.empty(), 7);
        framer.frame(id3Head(0x0FFF_FFFF, 0));
        for (int i = 0; i < 255; i++) {
            assertThat(framer.frame(zeros(1 << 20))).isEmpty();
            assertThat(framer.heldBytes()).isZero();
        }
        framer.frame(zeros((1 << 20) - 1));
        assertThat(sound(framer.frame(MP3))).isEqualTo(MP3);
    }

    @Test
    void with_icy_blocks_loses_them() {
        var block = joined(Bytes.wrap(new byte[] {1}), Bytes.latin1("StreamTitle='';\0"));
        var stream = joined(MP3.slice(0, 500), block, MP3.slice(500, 1000), block, MP3.slice(1000, 1500), block);
        var framer = Formats.framer("audio/mpeg", Map.of("icy-metaint", "500"), IcyWords.USUAL, 7);
        var whole = joined(stream, MP3.from(1500).slice(0, 500), block);
        assertThat(sound(framer.frame(whole))).isEqualTo(MP3.slice(0, 4 * 417));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "999999999999", "0", ""})
    void with_a_senseless_interval_has_no_icy_blocks(String interval) {
        var framer = Formats.framer("audio/mpeg", Map.of("icy-metaint", interval), IcyWords.USUAL, 7);
        assertThat(sound(framer.frame(MP3))).isEqualTo(MP3);
    }

    @ParameterizedTest
    @CsvSource({
        "audio/mpeg, true",
        "video/nsv, true",
        "application/ogg, true",
        "'', true",
        "application/x-www-form-urlencoded, true",
        "text/html, false",
        "'text/html; charset=utf-8', false",
        "TEXT/HTML, false",
        "image/svg+xml, false",
        "application/xhtml+xml, false",
        "application/javascript, false"
    })
    void may_be_declared_as_sound_or_pictures_only(String type, boolean may) {
        assertThat(Formats.mayDeclare(type)).isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "audio/<script>", "audio/x\u0000y", "image/svg+xml"})
    void is_never_heard_as_a_page(String declared) {
        var bytes = new StreamFormat(Container.BYTES, "bytes", 0, 0, 0);
        assertThat(Formats.heardAs(declared, bytes)).isEqualTo("application/octet-stream");
    }

    @Nested
    class of_any_format {
        @ParameterizedTest
        @ValueSource(strings = {"application/ogg", "audio/mpeg", "audio/aac", "video/webm", "audio/flac", ""})
        void may_stop_anywhere_and_be_any_other(String declared) {
            for (var stream : List.of(OGG, MP3, AAC, WEBM, FLAC)) {
                for (int cut = 0; cut < Math.min(stream.length(), 1500); cut++) {
                    var begin = stream.slice(0, cut);
                    assertThatCode(() -> framer(declared).frame(begin)).doesNotThrowAnyException();
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/ogg", "audio/mpeg", "audio/aac", "video/webm", "audio/flac", ""})
        void may_be_damaged_anywhere(String declared) {
            for (int seed = 0; seed < 60; seed++) {
                var random = new Random(seed);
                for (var stream : List.of(OGG, MP3, AAC, WEBM, FLAC)) {
                    var damaged = stream.toArray();
                    for (int i = 0; i < 8; i++) {
                        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                    }
                    int size = 1 + random.nextInt(2000);
                    assertThatCode(() -> inPieces(framer(declared), Bytes.wrap(damaged), size))
                            .doesNotThrowAnyException();
                }
            }
        }
    }
}

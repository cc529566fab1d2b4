package floe.mpeg;

import static floe.mpeg.Frames.aac;
import static floe.mpeg.Frames.audio;
import static floe.mpeg.Frames.headers;
import static floe.mpeg.Frames.id3Head;
import static floe.mpeg.Frames.inPieces;
import static floe.mpeg.Frames.joined;
import static floe.mpeg.Frames.mp3;
import static floe.mpeg.Frames.mp3Low;
import static floe.mpeg.Frames.mp3Padded;
import static floe.mpeg.Frames.mpeg;
import static floe.mpeg.Frames.sound;
import static floe.mpeg.Frames.times;
import static floe.mpeg.Frames.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a source of frames says")
class FrameFramerTest {
    private static List<StreamEvent> framed(Bytes... parts) {
        return FrameFramer.mpeg().frame(joined(parts));
    }

    @Nested
    class in_mp3 {
        private final List<StreamEvent> events = framed(times(40, mp3()));

        @Test
        void begins_with_its_format_and_no_bytes() {
            assertThat(events.getFirst())
                    .isEqualTo(new StreamEvent.Headers(
                            Bytes.EMPTY, new StreamFormat(Container.MPEG, "mp3", 2, 44_100, 128_000)));
            assertThat(headers(events)).hasSize(1);
        }

        @Test
        void is_a_handful_of_whole_frames_an_event() {
            assertThat(audio(events)).hasSize(10).allMatch(StreamEvent.Audio::joinable);
            assertThat(audio(events)).allMatch(each -> each.bytes().length() == 4 * 417);
            assertThat(audio(events)).allMatch(each -> each.durationNanos() == 4 * (1152L * 1_000_000_000 / 44_100));
        }

        @Test
        void follows_the_padding() {
            var padded = framed(times(20, joined(mp3(), mp3Padded())));
            assertThat(sound(padded)).isEqualTo(times(20, joined(mp3(), mp3Padded())));
        }

        @Test
        void tells_its_format_again_when_it_changes() {
            var changed = framed(times(8, mp3()), times(8, mp3Low()));
            assertThat(headers(changed))
                    .extracting(it -> it.format().sampleRate())
                    .containsExactly(44_100, 22_050);
            assertThat(headers(changed))
                    .extracting(it -> it.format().channels())
                    .containsExactly(2, 1);
        }

        @Test
        void is_named_by_a_title() {
            assertThat(FrameFramer.mpeg().retitle(Song.titled("x")))
                    .containsExactly(new StreamEvent.Title(Song.titled("x")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0xFF, 0x90, 0x00, mp1, 312, 384, 44100, 288000",
        "0xFB, 0x90, 0x00, mp3, 417, 1152, 44100, 128000",
        "0xFD, 0x84, 0x00, mp2, 384, 1152, 48000, 128000",
        "0xF3, 0x80, 0xC0, mp3, 208, 576, 22050, 64000",
        "0xE3, 0x48, 0xC0, mp3, 288, 576, 8000, 32000",
        "0xF5, 0xE8, 0x00, mp2, 1440, 1152, 16000, 160000"
    })
    void measures_its_frames(
            String a, String b, String c, String codec, int length, int samples, int rate, int bitrate) {
        var head = new MpegSyntax()
                .headAt(mpeg(Integer.decode(a), Integer.decode(b), Integer.decode(c), 16), 0)
                .orElseThrow();
        int channels = c.equals("0xC0") ? 1 : 2;
        assertThat(head).isEqualTo(new FrameHead(codec, length, samples, rate, channels, bitrate));
    }

    @Nested
    class in_aac {
        @Test
        void is_a_handful_of_whole_frames_an_event() {
            var events = FrameFramer.adts().frame(times(40, aac(371)));
            assertThat(headers(events))
                    .containsExactly(new StreamEvent.Headers(
                            Bytes.EMPTY, new StreamFormat(Container.ADTS, "aac", 2, 44_100, 0)));
            assertThat(audio(events)).hasSize(8).allMatch(each -> each.bytes().length() == 5 * 371);
            assertThat(audio(events)).allMatch(StreamEvent.Audio::joinable);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 6, 7, 8, 100, 8191})
        void takes_a_frame_of_any_length(int length) {
            var stream = joined(times(8, aac(371)), aac(length), times(40, aac(371)));
            var events = FrameFramer.adts().frame(stream);
            assertThat(sound(events).length()).isGreaterThan(stream.length() - 8 * 371);
            assertThat(stream.slice(0, sound(events).length())).isEqualTo(sound(events));
        }

        @Test
        void passes_what_has_no_heads_and_lets_newcomers_in() {
            var latm = times(3000, Bytes.wrap(new byte[] {0x56, (byte) 0xE0, 0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
            var events = FrameFramer.adts().frame(latm);
            assertThat(headers(events)).extracting(it -> it.format().codec()).containsExactly("aac");
            assertThat(audio(events)).isNotEmpty().allMatch(StreamEvent.Audio::joinable);
            assertThat(sound(events).length()).isGreaterThan(latm.length() - 3 * FrameFramer.PATIENCE_BYTES / 2);
        }
    }

    @Nested
    class however_its_bytes_are_cut {
        private final Bytes stream = joined(
                zeros(99),
                id3Head(300, 0),
                zeros(300),
                times(9, mp3()),
                zeros(9000),
                times(7, mp3Padded()),
                times(9, mp3Low()),
                Bytes.latin1("TAG"),
                zeros(125),
                times(6, mp3()),
                free(400),
                free(401),
                free(400),
                times(9, mp3()));

        @Test
        void is_the_same_at_every_cut() {
            var whole = FrameFramer.mpeg().frame(stream);
            for (int cut = 0; cut <= stream.length(); cut += 11) {
                var framer = FrameFramer.mpeg();
                var events = new ArrayList<>(framer.frame(stream.slice(0, cut)));
                events.addAll(framer.frame(stream.from(cut)));
                assertThat(events).isEqualTo(whole);
            }
        }

        @Test
        void is_the_same_in_pieces_of_every_size() {
            var whole = FrameFramer.mpeg().frame(stream);
            for (int size = 1; size <= 1500; size += 19) {
                assertThat(inPieces(FrameFramer.mpeg(), stream, size)).isEqualTo(whole);
            }
        }

        @Test
        void is_the_same_for_aac_with_anything_between() {
            var random = new byte[3000];
            new Random(5).nextBytes(random);
            var mixed = joined(times(9, aac(371)), Bytes.wrap(random), times(9, aac(20)), times(9, aac(8191)));
            var whole = FrameFramer.adts().frame(mixed);
            for (int size = 1; size <= 1500; size += 31) {
                assertThat(inPieces(FrameFramer.adts(), mixed, size)).isEqualTo(whole);
            }
        }
    }

    @Nested
    class with_a_tag {
        @Test
        void of_a_quarter_gigabyte_keeps_none_of_it() {
            var framer = FrameFramer.mpeg();
            framer.frame(times(8, mp3()));
            framer.frame(id3Head(0x0FFF_FFFF, 0));
            for (long left = 0x0FFF_FFFF; left > 0; left -= 1 << 20) {
                assertThat(framer.frame(zeros((int) Math.min(left, 1 << 20)))).isEmpty();
                assertThat(framer.heldBytes()).isLessThan(64 * 1024);
            }
            assertThat(sound(framer.frame(times(8, mp3())))).isEqualTo(times(8, mp3()));
        }

        @Test
        void that_has_a_footer_or_another_tag_inside_goes_on_behind_it() {
            var tag = joined(id3Head(40, 0x10), id3Head(1000, 0), zeros(30), Bytes.latin1("3DI"), zeros(7));
            assertThat(sound(framed(times(4, mp3()), tag, times(4, mp3())))).isEqualTo(times(8, mp3()));
        }

        @Test
        void of_id3v1_or_ape_in_the_middle_goes_on_behind_it() {
            var id3v1 = joined(Bytes.latin1("TAG"), zeros(125));
            assertThat(sound(framed(times(4, mp3()), id3v1, times(4, mp3())))).isEqualTo(times(8, mp3()));
            assertThat(sound(framed(times(4, mp3()), ape(500), times(4, mp3()))))
                    .isEqualTo(times(8, mp3()));
        }
    }

    @Test
    void says_nothing_of_how_long_the_file_is_that_it_comes_from() {
        var index = mp3().toArray();
        Bytes.latin1("Info").copyTo(index, 36);
        var stream = joined(Bytes.wrap(index), times(8, mp3()), Bytes.wrap(index), times(4, mp3()));
        assertThat(sound(framed(stream))).isEqualTo(times(12, mp3()));
    }

    @Test
    void sounds_although_the_frame_behind_it_holds_such_words() {
        var small = mpeg(0xFF, 0x10, 0x40, 32);
        var next = small.toArray();
        Bytes.latin1("Info").copyTo(next, 36 - 32);
        var stream = joined(small, Bytes.wrap(next), times(22, small));
        assertThat(sound(framed(stream))).isEqualTo(stream);
        assertThat(inPieces(FrameFramer.mpeg(), stream, 1)).isEqualTo(framed(stream));
    }

    @Nested
    class that_is_damaged {
        @Test
        void begins_at_its_first_whole_frame() {
            assertThat(sound(framed(mp3().from(100), times(4, mp3())))).isEqualTo(times(4, mp3()));
        }

        @Test
        void is_not_misled_by_a_sync_in_its_data() {
            var liar = mp3().toArray();
            mp3().slice(0, 4).copyTo(liar, 200);
            var stream = joined(Bytes.wrap(liar).from(150), times(8, mp3()));
            assertThat(sound(framed(stream))).isEqualTo(times(8, mp3()));
        }

        @Test
        void finds_its_step_again_and_passes_what_lay_between() {
            var stream = joined(times(8, mp3()), zeros(1000), times(8, mp3()));
            var events = framed(stream);
            assertThat(sound(events)).isEqualTo(stream);
            assertThat(audio(events).stream().filter(each -> !each.joinable())).hasSize(1);
        }

        @Test
        void has_no_frame_for_a_mebibyte_and_is_passed_as_it_comes() {
            var framer = FrameFramer.mpeg();
            var events = new ArrayList<StreamEvent>();
            for (int i = 0; i < 256; i++) {
                events.addAll(framer.frame(zeros(4096)));
                assertThat(framer.heldBytes()).isLessThan(64 * 1024);
            }
            assertThat(sound(events).length()).isGreaterThan((1 << 20) - 3 * FrameFramer.PATIENCE_BYTES / 2);
            assertThat(audio(events)).allMatch(StreamEvent.Audio::joinable);
        }

        @ParameterizedTest
        @CsvSource({"0xFB, 0xF0", "0xFB, 0x9C", "0xF9, 0x90", "0xEB, 0x90"})
        void has_a_reserved_bitrate_rate_layer_or_version_and_is_passed(String second, String third) {
            var bad = mpeg(Integer.decode(second), Integer.decode(third), 0x64, 417);
            var events = framed(times(8, mp3()), times(8, bad), times(8, mp3()));
            assertThat(sound(events)).isEqualTo(joined(times(8, mp3()), times(8, bad), times(8, mp3())));
        }

        @Test
        void flips_its_bitrate_with_each_frame() {
            var flipping = times(20, joined(mp3(), mpeg(0xFB, 0xB0, 0x64, 626)));
            assertThat(sound(framed(flipping)))
                    .isEqualTo(flipping.slice(0, sound(framed(flipping)).length()));
            assertThat(headers(framed(flipping))).hasSize(1);
        }

        @Test
        void holds_little_of_whatever_is_sent() {
            for (int seed = 0; seed < 40; seed++) {
                var random = new Random(seed);
                var noise = new byte[20_000];
                random.nextBytes(noise);
                for (int i = 0; i < 200; i++) {
                    mp3().slice(0, 3).copyTo(noise, random.nextInt(noise.length - 3));
                }
                for (var framer : List.of(FrameFramer.mpeg(), FrameFramer.adts())) {
                    inPieces(framer, Bytes.wrap(noise), 1 + random.nextInt(5000));
                    assertThat(framer.heldBytes()).isLessThan(64 * 1024);
                }
            }
        }
    }

    @Test
    void is_cut_at_heads_where_those_tell_no_length() {
        var stream = times(20, free(1100));
        var events = framed(stream);
        assertThat(headers(events)).extracting(it -> it.format().bitrate()).containsExactly(0);
        assertThat(audio(events)).isNotEmpty().allMatch(each -> each.bytes().length() == 4 * 1100 && each.joinable());
    }

    private static Bytes free(int length) {
        return mpeg(0xFB, 0x00, 0x64, length);
    }

    private static Bytes ape(int items) {
        var head = new byte[32];
        Bytes.latin1("APETAGEX").copyTo(head, 0);
        head[12] = (byte) (items + 32);
        head[13] = (byte) (items + 32 >> 8);
        head[23] = (byte) 0xA0;
        return joined(Bytes.wrap(head), zeros(items + 32));
    }
}

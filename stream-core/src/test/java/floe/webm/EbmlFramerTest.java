package floe.webm;

import static floe.mpeg.Frames.audio;
import static floe.mpeg.Frames.headers;
import static floe.mpeg.Frames.inPieces;
import static floe.mpeg.Frames.sound;
import static floe.mpeg.Frames.zeros;
import static floe.webm.Webm.PICTURE;
import static floe.webm.Webm.SOUND;
import static floe.webm.Webm.block;
import static floe.webm.Webm.cluster;
import static floe.webm.Webm.element;
import static floe.webm.Webm.group;
import static floe.webm.Webm.join;
import static floe.webm.Webm.liveCluster;
import static floe.webm.Webm.pictureHeader;
import static floe.webm.Webm.sized;
import static floe.webm.Webm.soundHeader;
import static floe.webm.Webm.unsized;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mpeg.Frames;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a WebM source says")
class EbmlFramerTest {
    // What ends a stream for sure: pieces are said when the next cluster begins.
    private static final Bytes NEXT = unsized(Element.CLUSTER);

    private static List<StreamEvent> framed(Bytes... parts) {
        return new EbmlFramer().frame(join(parts));
    }

    @Nested
    class with_sound_only {
        private final List<StreamEvent> events = framed(
                soundHeader(),
                liveCluster(0, block(SOUND, 0, true, 100), block(SOUND, 20, true, 100)),
                liveCluster(40, block(SOUND, 0, true, 100), block(SOUND, 20, true, 100)),
                NEXT);

        @Test
        void begins_with_its_header() {
            assertThat(events.getFirst())
                    .isEqualTo(new StreamEvent.Headers(
                            soundHeader(), new StreamFormat(Container.EBML, "opus", 2, 48_000, 0)));
        }

        @Test
        void may_be_joined_at_every_cluster() {
            assertThat(audio(events)).hasSize(2).allMatch(StreamEvent.Audio::joinable);
            assertThat(audio(events)).allMatch(each -> each.bytes().startsWith("\u001FC\u00B6u", 0));
        }

        @Test
        void lasts_as_long_as_its_timestamps_say() {
            long nanos = audio(events).stream()
                    .mapToLong(StreamEvent.Audio::durationNanos)
                    .sum();
            assertThat(nanos).isEqualTo(60_000_000);
        }

        @Test
        void is_passed_in_pieces_where_clusters_are_long() {
            var blocks = IntStream.range(0, 100)
                    .mapToObj(i -> block(SOUND, i * 20, true, 200))
                    .toArray(Bytes[]::new);
            var pieces = audio(framed(soundHeader(), liveCluster(0, blocks), NEXT));
            assertThat(pieces).hasSizeGreaterThan(15);
            assertThat(pieces.getFirst().joinable()).isTrue();
            assertThat(pieces.subList(1, pieces.size())).noneMatch(StreamEvent.Audio::joinable);
            assertThat(pieces.stream()
                            .mapToLong(StreamEvent.Audio::durationNanos)
                            .sum())
                    .isEqualTo(1_980_000_000);
        }
    }

    @Nested
    class with_pictures {
        @Test
        void may_be_joined_where_a_cluster_begins_with_a_key_frame() {
            var events = framed(
                    pictureHeader(),
                    cluster(0, block(SOUND, 0, true, 50), block(PICTURE, 0, true, 500)),
                    cluster(40, block(SOUND, 0, true, 50), block(PICTURE, 0, false, 50), block(PICTURE, 9, true, 50)),
                    cluster(80, group(PICTURE, 0, true, 500)),
                    cluster(120, group(PICTURE, 0, false, 500)),
                    cluster(160, block(SOUND, 0, true, 500)),
                    NEXT);
            assertThat(audio(events))
                    .extracting(StreamEvent.Audio::joinable)
                    .containsExactly(true, false, true, false, false);
            assertThat(headers(events).getFirst().format().codec()).isEqualTo("opus/vp8");
        }

        @Test
        void passes_a_frame_that_is_too_long_to_be_kept() {
            var framer = new EbmlFramer();
            var stream = join(pictureHeader(), liveCluster(0, block(PICTURE, 0, true, 3 << 20)), NEXT);
            var events = new ArrayList<StreamEvent>();
            int most = 0;
            for (int at = 0; at < stream.length(); at += 4096) {
                events.addAll(framer.frame(stream.slice(at, Math.min(stream.length(), at + 4096))));
                most = Math.max(most, framer.heldBytes());
            }
            assertThat(sound(events)).isEqualTo(stream.slice(pictureHeader().length(), stream.length() - 12));
            assertThat(audio(events).getFirst().joinable()).isTrue();
            assertThat(most).isLessThan(1 << 20);
        }
    }

    @Test
    void may_name_a_codec_with_nothing_but_blanks() {
        var bytes = HexFormat.of()
                .parseHex("1a45dfa31000000a4282100000047765626d1853806701ffffffffffffff1549a9661000000b2ad7"
                        + "b110000004000f42401654ae6b10000039ae10000034d71000000400000001831000000400000002"
                        + "8610000006415f1900000a0000000012b510000004473b80009f10000004000000021f43b67501ff"
                        + "ffffffffffffe710ffffffe7100000040010000012b510000004473b80009f10000004000000021f"
                        + "431f1f1f1f1fe11fa31000008d82");
        assertThat(new EbmlFramer().frame(Bytes.wrap(bytes)))
                .filteredOn(StreamEvent.Headers.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'A_OPUS\n\nx',opus", "'A_OPUS\n',opus", "'a\nb\nc',a", "'\n\nx',unknown", "'A_\nx',unknown"})
    void names_its_codec_in_one_line(String written, String codec) {
        var events = framed(Webm.header(Webm.track(2, 2, written)), NEXT);
        assertThat(headers(events).getFirst().format().codec()).isEqualTo(codec);
    }

    @Test
    void has_no_sizes_that_would_be_wrong_for_others() {
        var sizedHeader =
                join(element(Element.EBML, element(0x4282, Bytes.latin1("webm"))), sized(Element.SEGMENT, 100_000));
        var unsizedHeader =
                join(element(Element.EBML, element(0x4282, Bytes.latin1("webm"))), unsized(Element.SEGMENT));
        var events = framed(sizedHeader, sized(Element.CLUSTER, 9), element(Element.TIMESTAMP, zeros(4)), NEXT);
        assertThat(headers(events).getFirst().bytes()).isEqualTo(unsizedHeader);
        assertThat(sound(events)).isEqualTo(join(unsized(Element.CLUSTER), element(Element.TIMESTAMP, zeros(4))));
    }

    @Test
    void begins_anew_with_a_second_header() {
        var events = framed(
                soundHeader(),
                liveCluster(500, block(SOUND, 0, true, 100)),
                pictureHeader(),
                liveCluster(0, block(PICTURE, 0, true, 100)),
                NEXT);
        assertThat(headers(events))
                .extracting(StreamEvent.Headers::bytes)
                .containsExactly(soundHeader(), pictureHeader());
        assertThat(audio(events)).hasSize(2);
    }

    @Test
    void is_the_same_however_its_bytes_are_cut() {
        var stream = join(
                pictureHeader(),
                cluster(0, block(SOUND, 0, true, 50), block(PICTURE, 0, true, 5000)),
                element(0xEC, zeros(333)),
                liveCluster(40, block(PICTURE, 0, false, 300_000), block(SOUND, 200, true, 100)),
                soundHeader(),
                liveCluster(0, block(SOUND, 0, true, 100), group(SOUND, 120, true, 10)),
                NEXT);
        var whole = new EbmlFramer().frame(stream);
        for (int size = 97; size < 3000; size += 97) {
            assertThat(inPieces(new EbmlFramer(), stream, size)).isEqualTo(whole);
        }
        var start = stream.slice(0, 6000);
        for (int size = 1; size < 200; size += 7) {
            assertThat(inPieces(new EbmlFramer(), start, size)).isEqualTo(new EbmlFramer().frame(start));
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void ends_when_nothing_can_be_made_of_it(String why, Bytes stream) {
        var framer = new EbmlFramer();
        var events = inPieces(framer, stream, 4096);
        assertThat(events.getLast()).isEqualTo(new StreamEvent.End(why));
        assertThat(framer.heldBytes()).isLessThan(1 << 20);
        assertThat(framer.frame(soundHeader())).isEmpty();
    }

    static List<Arguments> broken() {
        var ebml = element(Element.EBML, zeros(4));
        var deep = Bytes.EMPTY;
        for (int i = 0; i < 1000; i++) {
            deep = element(0xA0, deep);
        }
        var noCluster = "no cluster within 256 KiB";
        return List.of(
                Arguments.of("does not begin with an EBML header", Bytes.latin1("<html>so it says</html>")),
                Arguments.of("does not begin with an EBML header", unsized(Element.EBML)),
                Arguments.of("broken EBML before a cluster", join(ebml, unsized(Element.SEGMENT), zeros(100))),
                Arguments.of("a cluster without a segment", join(ebml, NEXT)),
                Arguments.of(noCluster, join(ebml, unsized(Element.SEGMENT), sized(0xEC, (1L << 56) - 2))),
                Arguments.of(noCluster, join(ebml, unsized(Element.SEGMENT), unsized(0xEC))),
                Arguments.of(noCluster, join(ebml, unsized(Element.SEGMENT), many(element(0xEC, zeros(1000)), 1100))),
                Arguments.of("broken EBML", join(soundHeader(), NEXT, zeros(9))),
                Arguments.of("an element of more than 16 MiB", join(soundHeader(), NEXT, sized(0xA3, (1L << 56) - 2))),
                Arguments.of(
                        "an element of more than 16 MiB",
                        join(soundHeader(), NEXT, element(0xA0, deep), unsized(0xA3), zeros(10))));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void holds_little_of_whatever_is_sent(long even) {
        for (long seed = even; seed < 100; seed += 2) {
            var random = new Random(seed);
            var stream = join(
                            pictureHeader(),
                            many(liveCluster(40, block(PICTURE, 0, false, 3000), group(SOUND, 9, true, 90)), 30))
                    .toArray();
            for (int i = 0; i < 5; i++) {
                stream[200 + random.nextInt(stream.length - 200)] = (byte) random.nextInt();
            }
            var framer = new EbmlFramer();
            inPieces(framer, Bytes.wrap(stream), 1 + random.nextInt(3000));
            assertThat(framer.heldBytes()).isLessThan(1 << 20);
        }
    }

    private static Bytes many(Bytes bytes, int count) {
        return Frames.times(count, bytes);
    }
}

package floe.ogg;

import static floe.ogg.Packets.flacComment;
import static floe.ogg.Packets.flacFrame;
import static floe.ogg.Packets.flacHead;
import static floe.ogg.Packets.latin1;
import static floe.ogg.Packets.opus20ms;
import static floe.ogg.Packets.opusHead;
import static floe.ogg.Packets.opusTags;
import static floe.ogg.Packets.speexComment;
import static floe.ogg.Packets.speexHead;
import static floe.ogg.Packets.theoraComment;
import static floe.ogg.Packets.theoraHead;
import static floe.ogg.Packets.theoraKey;
import static floe.ogg.Packets.theoraSetup;
import static floe.ogg.Packets.vorbisComment;
import static floe.ogg.Packets.vorbisId;
import static floe.ogg.Packets.vorbisLong;
import static floe.ogg.Packets.vorbisSetup;
import static floe.ogg.Packets.vorbisShort;
import static floe.ogg.Sources.framed;
import static floe.ogg.Sources.headers;
import static floe.ogg.Sources.opus;
import static floe.ogg.Sources.opusHeaders;
import static floe.ogg.Sources.vorbis;
import static floe.ogg.Sources.vorbisHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mpeg.FrameFramer;
import floe.mpeg.Frames;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A chain that is spliced")
class OggSplicerTest {
    private final SplicedStream stream = new SplicedStream();

    @Nested
    class of_links_that_are_set_up_alike {
        @Test
        void is_one_stream_page_after_page() {
            stream.plays(vorbis(1, 3), vorbis(2, 3), vorbis(3, 1));
            assertThat(stream.complaints()).isEmpty();
            assertThat(headers(stream.heard())).hasSize(1);
            assertThat(stream.pages()).filteredOn(OggPage::isBos).hasSize(1);
            assertThat(stream.pages()).noneMatch(OggPage::isEos);
            assertThat(stream.sound()).hasSize(7);
        }

        @Test
        void plays_the_first_packet_of_a_piece_over_the_last_one_before() {
            stream.plays(vorbis(1, 2), vorbis(2, 1));
            assertThat(stream.sound()).extracting(OggPage::granule).containsExactly(3072L, 7168L, 7168L + 4096);
        }

        @Test
        void counts_short_blocks_and_long_ones_as_they_overlap() {
            var ends = vorbisHeaders(1).page(OggPage.EOS, 576, vorbisLong(9), vorbisShort(9));
            var begins = vorbisHeaders(2).page(0, 0, vorbisShort(8)).page(0, 576, vorbisLong(8));
            stream.plays(ends, begins);
            assertThat(stream.sound()).extracting(OggPage::granule).containsExactly(576L, 576L + 128, 704L + 576);
        }

        @Test
        void counts_opus_by_packets_whatever_the_last_granule_leaves_out() {
            var trimmed = opusHeaders(1).page(OggPage.EOS, 1800, opus20ms(8), opus20ms(9));
            stream.plays(trimmed, opus(2, 2));
            assertThat(stream.sound()).extracting(OggPage::granule).containsExactly(1920L, 3840L, 5760L);
        }

        @Test
        void counts_flac_by_the_headers_of_its_frames() {
            stream.plays(flac(1, 4096, flacFrame(0xC0, 50), flacFrame(0x10, 50)), flac(2, 4096, flacFrame(0x80, 50)));
            assertThat(stream.sound()).extracting(OggPage::granule).containsExactly(4096L, 4288L, 4288L + 256);
            assertThat(stream.complaints()).isEmpty();
        }

        @Test
        void counts_nothing_for_what_cannot_be_decoded() {
            var odd = vorbisHeaders(1).page(0, 0, vorbisLong(9), new byte[0], vorbisComment(), vorbisLong(9));
            stream.plays(odd);
            assertThat(stream.lastGranule()).isEqualTo(1024);
        }

        @Test
        void leaves_out_pages_that_hold_nothing() {
            var none = new byte[0];
            var ends = vorbisHeaders(1)
                    .page(0, 0, vorbisLong(9))
                    .page(0, 0, none)
                    .page(0, 0)
                    .page(OggPage.EOS, 0, vorbisLong(255), none, none);
            stream.plays(ends, vorbis(2, 1));
            assertThat(stream.sound()).extracting(OggPage::packetsEnded).containsExactly(1, 1, 4);
            assertThat(stream.complaints()).isEmpty();
        }

        @Test
        void ends_once_when_its_listeners_are_let_go() {
            stream.plays(vorbis(1, 2)).ends();
            assertThat(stream.pages())
                    .filteredOn(OggPage::isEos)
                    .containsExactly(stream.pages().getLast());
            stream.ends().plays(vorbis(3, 2));
            assertThat(stream.complaints()).isEmpty();
            assertThat(headers(stream.heard())).hasSize(2);
        }

        @Test
        void takes_opus_with_another_pre_skip_and_recorded_at_another_rate() {
            var other = opusHead(2, 3840);
            other[12] = 0x44;
            stream.plays(
                    opus(1, 1),
                    new OggWriter(2)
                            .page(OggPage.BOS, 0, other)
                            .page(0, 0, opusTags())
                            .page(0, 0, opus20ms(9)));
            assertThat(headers(stream.heard())).hasSize(1);
        }

        @Test
        void takes_flac_of_smaller_blocks() {
            stream.plays(flac(1, 4096, flacFrame(0xC0, 50)), flac(2, 1024, flacFrame(0xA0, 50)));
            assertThat(headers(stream.heard())).hasSize(1);
        }
    }

    @Nested
    class of_links_that_are_not {
        static Stream<Arguments> other() {
            var vorbis = vorbis(1, 2);
            var opus = opus(1, 2);
            var flac = flac(1, 1024, flacFrame(0xA0, 50));
            var louder = opusHead(2, 312);
            louder[16] = 1;
            return Stream.of(
                    Arguments.of("another codec", vorbis, opus(2, 2)),
                    Arguments.of("another rate", vorbis, vorbisOf(vorbisId(2, 48_000, 128_000), vorbisSetup())),
                    Arguments.of("other books", vorbis, vorbisOf(vorbisId(2, 44_100, 128_000), vorbisSetup(301))),
                    Arguments.of("one channel", opus, opusOf(opusHead(1, 312))),
                    Arguments.of("another gain", opus, opusOf(louder)),
                    Arguments.of("larger blocks", flac, flac(2, 4096, flacFrame(0xC0, 50))),
                    Arguments.of("more bits", flac, flac(flacHeadOfBits(23), 2, flacFrame(0xA0, 50))),
                    Arguments.of("speex", vorbis, speex()),
                    Arguments.of("a picture beside it", vorbis, film()));
        }

        private static OggWriter vorbisOf(byte[] id, byte[] setup) {
            return new OggWriter(2)
                    .page(OggPage.BOS, 0, id)
                    .page(0, 0, vorbisComment(), setup)
                    .page(0, 0, vorbisLong(9));
        }

        private static OggWriter opusOf(byte[] head) {
            return new OggWriter(2)
                    .page(OggPage.BOS, 0, head)
                    .page(0, 0, opusTags())
                    .page(0, 960, opus20ms(9));
        }

        private static byte[] flacHeadOfBits(int bitsLessOne) {
            var head = flacHead(44_100, 2, 1024);
            head[29] = (byte) (head[29] & 0xFE | bitsLessOne >> 4);
            head[30] = (byte) (bitsLessOne << 4);
            return head;
        }

        private static OggWriter speex() {
            return new OggWriter(2)
                    .page(OggPage.BOS, 0, speexHead(16_000, 1, 0))
                    .page(0, 0, speexComment())
                    .page(OggPage.EOS, 320, new byte[20]);
        }

        private static OggWriter film() {
            return new OggWriter(2)
                    .page(OggPage.BOS, 0, theoraHead(25, 1, 6))
                    .page(0, 0, theoraComment(), theoraSetup())
                    .page(OggPage.EOS, 64, theoraKey(40));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("other")
        void ends_before_the_next_one_begins(String why, OggWriter first, OggWriter second) {
            stream.plays(first, second);
            assertThat(stream.complaints()).isEmpty();
            assertThat(headers(stream.heard())).as(why).hasSize(2);
            assertThat(stream.pages()).filteredOn(OggPage::isBos).hasSize(2);
        }

        @ParameterizedTest(name = "{0}, and back")
        @MethodSource("other")
        void begins_anew_behind_it(String why, OggWriter first, OggWriter second) {
            stream.plays(first).plays(second).plays(new OggFramer(8).frame(first.bytes()));
            var serials = headers(stream.heard()).stream()
                    .map(headers -> OggPage.at(headers.bytes()).serial())
                    .toList();
            assertThat(serials).as(why).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(stream.complaints()).isEmpty();
        }

        @Test
        void stays_as_it_came_where_nobody_can_tell() {
            var film = framed(film());
            assertThat(stream.plays(film).heard()).isEqualTo(film);
            assertThat(stream.headers()).contains(headers(film).getFirst());
            var blind = framed(vorbisOf(vorbisId(2, 44_100, 0), latin1("\u0005vorbis and books")));
            assertThat(new SplicedStream().plays(blind).heard()).isEqualTo(blind);
        }

        @Test
        void passes_what_is_not_ogg() {
            var mp3 = FrameFramer.mpeg().frame(Frames.times(40, Frames.mp3()));
            var heard = new ArrayList<StreamEvent>();
            stream.plays(vorbis(1, 2)).plays(mp3);
            heard.addAll(stream.heard().subList(4, stream.heard().size()));
            assertThat(heard).isEqualTo(mp3);
            assertThat(OggPage.at(Sources.audio(stream.heard()).get(2).bytes()).isEos())
                    .isTrue();
            assertThat(stream.headers()).contains(headers(mp3).getFirst());
        }
    }

    @Nested
    class while_a_packet_is_open {
        @Test
        void waits_until_it_has_ended() {
            var events =
                    framed(vorbisHeaders(1).spread(0, 2048, 1, vorbisLong(600)).page(0, 3072, vorbisLong(9)));
            stream.plays(events.subList(0, 3));
            assertThat(stream.sound()).isEmpty();
            stream.plays(events.subList(3, 4));
            assertThat(stream.sound()).hasSize(3);
            stream.plays(events.subList(4, events.size()));
            assertThat(stream.complaints()).isEmpty();
            assertThat(stream.packets()).containsExactly(Bytes.wrap(vorbisLong(600)), Bytes.wrap(vorbisLong(9)));
        }

        @Test
        void forgets_it_when_the_piece_ends_there() {
            var events = framed(vorbisHeaders(1)
                    .raw(0, 1024, new byte[] {9, 20, -1}, joined(vorbisLong(9), vorbisShort(20), vorbisLong(255)))
                    .raw(OggPage.CONTINUED, -1, new byte[] {-1}, vorbisLong(255))
                    .page(OggPage.CONTINUED, 2048, vorbisLong(7)));
            stream.plays(events.subList(0, 3))
                    .plays(new OggFramer(9).frame(vorbis(1, 1).bytes()));
            assertThat(stream.complaints()).isEmpty();
            assertThat(stream.packets().subList(0, 3))
                    .containsExactly(
                            Bytes.wrap(vorbisLong(9)), Bytes.wrap(vorbisShort(20)), Bytes.wrap(vorbisLong(40)));
            assertThat(stream.sound().getFirst().granule()).isEqualTo(576);
        }

        @Test
        void forgets_it_when_a_page_is_missing() {
            var events = framed(vorbisHeaders(1)
                    .page(0, 1024, vorbisLong(9))
                    .spread(0, 2048, 1, vorbisLong(600))
                    .page(0, 3072, vorbisLong(8)));
            events.remove(3);
            stream.plays(events);
            assertThat(stream.complaints()).isEmpty();
            assertThat(stream.packets()).containsExactly(Bytes.wrap(vorbisLong(9)), Bytes.wrap(vorbisLong(8)));
        }

        @Test
        void forgets_the_rest_when_it_is_entered_there() {
            var events = framed(vorbisHeaders(1)
                    .raw(0, -1, new byte[] {-1}, vorbisLong(255))
                    .raw(OggPage.CONTINUED, 1024, new byte[] {9, 20}, joined(vorbisLong(9), vorbisShort(20))));
            events.remove(1);
            stream.plays(events);
            assertThat(stream.complaints()).isEmpty();
            assertThat(stream.packets()).containsExactly(Bytes.wrap(vorbisShort(20)));
        }

        @Test
        void holds_a_mebibyte_at_most() {
            var audio = new ArrayList<StreamEvent>(framed(vorbis(1, 1)).subList(0, 1));
            int serial = OggPage.at(headers(audio).getFirst().bytes()).serial();
            var full = OggWriter.filled(255, 255);
            for (int i = 0; i < 20; i++) {
                var page = OggWriter.page(0, i == 0 ? 0 : 1, -1, serial, 2 + i, full, new byte[255 * 255]);
                audio.add(new StreamEvent.Audio(Bytes.wrap(page), i == 0, 0));
            }
            var last = OggWriter.page(0, 1, 0, serial, 22, new byte[] {9, 8}, joined(vorbisLong(9), vorbisLong(8)));
            audio.add(new StreamEvent.Audio(Bytes.wrap(last), false, 0));
            stream.plays(audio);
            assertThat(stream.complaints()).isEmpty();
            assertThat(stream.packets()).containsExactly(Bytes.wrap(vorbisLong(8)));
        }
    }

    @Nested
    class under_titles {
        private static final Song NEWS = new Song("Studio", "News", "");

        @Test
        void plays_no_packet_again_and_no_sample_more() {
            for (var codec : List.of(vorbis(1, 6), opus(1, 6))) {
                var untitled = new SplicedStream().plays(framed(codec));
                var titled = new SplicedStream().plays(retitled(codec));
                assertThat(titled.complaints()).isEmpty();
                assertThat(headers(titled.heard())).hasSize(1);
                assertThat(titled.packets()).isEqualTo(untitled.packets());
                assertThat(titled.lastGranule()).isEqualTo(untitled.lastGranule());
            }
        }

        @Test
        void keeps_what_makes_a_decoder_ready_when_it_begins_there() {
            var events = retitled(opus(1, 6));
            int again = events.lastIndexOf(headers(events).getLast());
            stream.plays(events.subList(again, events.size()));
            assertThat(stream.complaints()).isEmpty();
            assertThat(stream.packets().subList(0, 4)).extracting(Bytes::length).containsExactly(80, 120, 80, 120);
            assertThat(stream.sound().getFirst().granule()).isEqualTo(3840);
        }

        @Test
        void tells_them_beside_the_stream() {
            stream.plays(retitled(vorbis(1, 6)));
            assertThat(stream.heard()).contains(new StreamEvent.Title(NEWS));
        }

        @Test
        void gives_the_newest_to_those_who_come() {
            stream.plays(retitled(vorbis(1, 6)));
            var newest = stream.headers().orElseThrow();
            var pages = OggPage.pagesOf(newest.bytes());
            assertThat(pages).extracting(OggPage::sequence).containsExactly(0, 1, 2);
            assertThat(pages)
                    .extracting(OggPage::serial)
                    .containsOnly(stream.pages().getFirst().serial());
            assertThat(OpenPacket.packetsOn(pages))
                    .containsExactly(
                            Bytes.wrap(vorbisId(2, 44_100, 128_000)),
                            Bytes.wrap(vorbisComment("ARTIST=Studio", "TITLE=News")),
                            Bytes.wrap(vorbisSetup()));
        }

        @Test
        void keeps_the_set_up_with_which_it_began() {
            stream.plays(flac(1, 4096, flacFrame(0xC0, 50)), flac(2, 1024, flacFrame(0xA0, 50)));
            var head = OpenPacket.packetsOn(
                            OggPage.pagesOf(stream.headers().orElseThrow().bytes()))
                    .getFirst();
            assertThat(head.at(19) << 8 | head.at(20)).isEqualTo(4096);
        }

        @Test
        void tells_no_length_of_flac_and_no_places_in_it() {
            var head = flacHead(44_100, 2, 4096);
            for (int i = 21; i < 27; i++) {
                head[i] = 7;
            }
            for (int i = 31; i < 51; i++) {
                head[i] = 7;
            }
            head[8] = 3;
            head[30] |= 7;
            var writer = new OggWriter(1)
                    .page(OggPage.BOS, 0, head)
                    .page(0, 0, flacComment(false, "ALBUM=Kept"))
                    .page(0, 0, latin1("\u0003\0\0\u0001s"))
                    .page(0, 0, latin1("\u0081\0\0\u0001\0"))
                    .page(0, 4096, flacFrame(0xC0, 50));
            stream.plays(writer);
            var expected = flacHead(44_100, 2, 4096);
            expected[8] = 1;
            assertThat(OpenPacket.packetsOn(
                            OggPage.pagesOf(headers(stream.heard()).getFirst().bytes())))
                    .containsExactly(Bytes.wrap(expected), Bytes.wrap(flacComment(true, "ALBUM=Kept")));
        }

        /// Told [#NEWS] behind each second page.
        private static List<StreamEvent> retitled(OggWriter writer) {
            var framer = new OggFramer(7);
            var events = new ArrayList<StreamEvent>();
            var pages = OggPage.pagesOf(writer.bytes());
            for (int i = 0; i < pages.size(); i++) {
                events.addAll(framer.frame(pages.get(i).bytes()));
                if (i > 2 && i % 2 == 0) {
                    events.addAll(framer.retitle(NEWS));
                }
            }
            return events;
        }
    }

    @Nested
    class round_after_round {
        @Test
        void takes_no_more_time_than_its_rounds() {
            assertThat(secondsAhead(opusHeaders(1)
                            .page(0, 1920, opus20ms(8), opus20ms(9))
                            .page(OggPage.EOS, 3000, opus20ms(8), opus20ms(9))))
                    .isBetween(0.0, 0.045);
            var frames = opusHeaders(1);
            for (int i = 1; i <= 9; i++) {
                frames.page(i == 9 ? OggPage.EOS : 0, i == 9 ? 8000 : i * 960, opus20ms(8 + i));
            }
            assertThat(secondsAhead(frames)).isBetween(0.0, 0.045);
            assertThat(secondsAhead(vorbis(1, 3))).isBetween(0.0, 0.070);
            var trimmed = vorbisHeaders(1)
                    .page(0, 2048, vorbisLong(8), vorbisLong(9), vorbisLong(9))
                    .page(OggPage.EOS, 2500, vorbisLong(8), vorbisShort(9));
            assertThat(secondsAhead(trimmed)).isBetween(0.0, 0.070);
        }

        @Test
        void leaves_out_what_comes_too_late_and_nothing_behind_it() {
            var late = late(3, framed(opus(2, 4)));
            stream.plays(opus(1, 4)).plays(late);
            assertThat(stream.complaints()).isEmpty();
            assertThat(stream.packets()).hasSize(8 + 2);
        }

        @Test
        void leaves_out_two_seconds_at_most() {
            var late = late(100, framed(opus(2, 100)));
            stream.plays(opus(1, 1)).plays(late);
            assertThat(stream.packets()).hasSize(2 + 100);
        }

        @Test
        void leaves_out_nothing_of_what_tells_no_time() {
            var untold = framed(opus(2, 100)).stream()
                    .map(event -> event instanceof StreamEvent.Audio(var bytes, var joinable, var _, var _)
                            ? new StreamEvent.Audio(bytes, joinable, 0)
                            : event)
                    .toList();
            stream.plays(opus(1, 1)).plays(untold);
            assertThat(stream.packets()).hasSize(2 + 200);
        }

        @Test
        void plays_every_packet_that_there_is_time_for() {
            var file = vorbis(1, 9);
            stream.plays(file, vorbis(2, 9));
            assertThat(stream.packets()).hasSize(72);
        }

        /// By how much a thousand rounds play longer than they are said to.
        private static double secondsAhead(OggWriter file) {
            var stream = new SplicedStream();
            var link = ((OggFile) OggFile.parse(file.bytes())).links().getFirst();
            for (int round = 1; round <= 1000; round++) {
                stream.plays(List.of(link.headers(round)));
                for (int i = 0; i < link.size(); i++) {
                    stream.plays(List.of(link.page(i, round, 0)));
                }
            }
            assertThat(stream.complaints()).isEmpty();
            double played = (double) stream.lastGranule() / link.format().sampleRate();
            return played - 1000 * link.durationNanos() / 1e9;
        }
    }

    /// The first pages with next to no time for them.
    private static List<StreamEvent> late(int pages, List<StreamEvent> events) {
        return events.stream()
                .map(event -> event instanceof StreamEvent.Audio audio
                                && Sources.page(audio).sequence() < 2 + pages
                        ? new StreamEvent.Audio(audio.bytes(), audio.joinable(), 1)
                        : event)
                .toList();
    }

    private static OggWriter flac(int serial, int blockSize, byte[]... frames) {
        return flac(flacHead(44_100, 2, blockSize), serial, frames);
    }

    private static OggWriter flac(byte[] head, int serial, byte[]... frames) {
        var writer = new OggWriter(serial).page(OggPage.BOS, 0, head).page(0, 0, flacComment(true));
        for (var frame : frames) {
            writer.page(0, 0, frame);
        }
        return writer;
    }

    private static byte[] joined(byte[]... parts) {
        return Bytes.concat(Stream.of(parts).map(Bytes::wrap).toList()).toArray();
    }
}

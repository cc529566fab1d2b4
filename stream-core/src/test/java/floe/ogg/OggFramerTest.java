package floe.ogg;

import static floe.ogg.Packets.flacComment;
import static floe.ogg.Packets.flacFrame;
import static floe.ogg.Packets.flacHead;
import static floe.ogg.Packets.kateComment;
import static floe.ogg.Packets.kateHead;
import static floe.ogg.Packets.kateText;
import static floe.ogg.Packets.latin1;
import static floe.ogg.Packets.midiHead;
import static floe.ogg.Packets.opus20ms;
import static floe.ogg.Packets.opusHead;
import static floe.ogg.Packets.opusTags;
import static floe.ogg.Packets.skeletonBone;
import static floe.ogg.Packets.skeletonHead;
import static floe.ogg.Packets.speexComment;
import static floe.ogg.Packets.speexHead;
import static floe.ogg.Packets.theoraComment;
import static floe.ogg.Packets.theoraDelta;
import static floe.ogg.Packets.theoraHead;
import static floe.ogg.Packets.theoraKey;
import static floe.ogg.Packets.theoraSetup;
import static floe.ogg.Packets.vorbisComment;
import static floe.ogg.Packets.vorbisId;
import static floe.ogg.Packets.vorbisLong;
import static floe.ogg.Packets.vorbisSetup;
import static floe.ogg.Packets.vorbisShort;
import static floe.ogg.Sources.audio;
import static floe.ogg.Sources.end;
import static floe.ogg.Sources.framed;
import static floe.ogg.Sources.framedInPieces;
import static floe.ogg.Sources.headers;
import static floe.ogg.Sources.joined;
import static floe.ogg.Sources.opus;
import static floe.ogg.Sources.page;
import static floe.ogg.Sources.vorbis;
import static floe.ogg.Sources.vorbisHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What an Ogg source says")
class OggFramerTest {
    @Nested
    class however_its_bytes_are_cut {
        private final Bytes stream = joined(vorbis(1, 3), opus(1, 3), vorbis(1, 2));

        @Test
        void is_the_same_at_every_cut() {
            var whole = new OggFramer(7).frame(stream);
            for (int cut = 0; cut <= stream.length(); cut++) {
                var framer = new OggFramer(7);
                var events = new ArrayList<>(framer.frame(stream.slice(0, cut)));
                events.addAll(framer.frame(stream.from(cut)));
                assertThat(events).isEqualTo(whole);
            }
        }

        @Test
        void is_the_same_in_pieces_of_every_size() {
            var whole = new OggFramer(7).frame(stream);
            for (int size = 1; size <= 1500; size += 7) {
                assertThat(framedInPieces(stream, size)).isEqualTo(whole);
            }
        }
    }

    @Nested
    class of_one_stream {
        private final List<StreamEvent> events = framed(vorbis(0x1234, 4));

        @Test
        void begins_with_its_headers_and_goes_on_with_a_page_an_event() {
            assertThat(events).hasSize(5);
            assertThat(events.getFirst()).isInstanceOf(StreamEvent.Headers.class);
            assertThat(OggPage.pagesOf(headers(events).getFirst().bytes()))
                    .extracting(OggPage::sequence)
                    .containsExactly(0, 1);
        }

        @Test
        void has_one_fresh_serial_right_checksums_and_the_sources_numbers() {
            var pages = audio(events).stream().map(Sources::page).toList();
            assertThat(pages).allMatch(OggPage::crcIsRight);
            assertThat(pages).extracting(OggPage::sequence).containsExactly(2, 3, 4, 5);
            assertThat(pages).extracting(OggPage::granule).containsExactly(3072L, 7168L, 11264L, 15360L);
            assertThat(pages).extracting(OggPage::serial).containsOnly(headerSerial(events, 0));
            assertThat(headerSerial(events, 0)).isNotEqualTo(0x1234);
        }

        @Test
        void lasts_as_long_as_its_granules_say() {
            assertThat(audio(events).getFirst().durationNanos()).isEqualTo(3072 * 1_000_000_000L / 44_100);
            assertThat(audio(events).getLast().durationNanos()).isEqualTo(4096 * 1_000_000_000L / 44_100);
        }

        @Test
        void passes_its_last_page_as_audio() {
            assertThat(page(audio(events).getLast()).isEos()).isTrue();
            assertThat(end(events)).isEmpty();
        }

        @Test
        void is_labelled_anew_with_another_salt() {
            var other = new OggFramer(8).frame(vorbis(0x1234, 4).bytes());
            assertThat(headerSerial(other, 0)).isNotEqualTo(headerSerial(events, 0));
        }
    }

    @Nested
    class of_each_codec {
        static List<Arguments> codecs() {
            return List.of(
                    Arguments.of(
                            "vorbis",
                            vorbisHeaders(1).page(0, 44_100, vorbisLong(9)),
                            new StreamFormat(Container.OGG, "vorbis", 2, 44_100, 128_000),
                            2),
                    Arguments.of(
                            "vorbis, set-up over many pages",
                            new OggWriter(1)
                                    .page(OggPage.BOS, 0, vorbisId(1, 48_000, -1))
                                    .page(0, 0, vorbisComment())
                                    .spread(0, 0, 4, vorbisSetup(9000))
                                    .page(0, 1, vorbisLong(9)),
                            new StreamFormat(Container.OGG, "vorbis", 1, 48_000, 0),
                            11),
                    Arguments.of("opus", opus(1, 1), new StreamFormat(Container.OGG, "opus", 2, 48_000, 0), 2),
                    Arguments.of(
                            "flac",
                            new OggWriter(1)
                                    .page(OggPage.BOS, 0, flacHead(96_000, 6, 4096))
                                    .page(0, 0, flacComment(false))
                                    .page(0, 0, latin1("\u0003\0\0\0"))
                                    .page(0, 4096, flacFrame(700)),
                            new StreamFormat(Container.OGG, "flac", 6, 96_000, 0),
                            3),
                    Arguments.of(
                            "flac, the last block marked",
                            new OggWriter(1)
                                    .page(OggPage.BOS, 0, flacHead(44_100, 2, 4096))
                                    .page(0, 0, flacComment(true))
                                    .page(0, 4096, flacFrame(700)),
                            new StreamFormat(Container.OGG, "flac", 2, 44_100, 0),
                            2),
                    Arguments.of(
                            "speex with two extra headers",
                            new OggWriter(1)
                                    .page(OggPage.BOS, 0, speexHead(16_000, 1, 2))
                                    .page(0, 0, speexComment())
                                    .page(0, 0, latin1("one"), latin1("two"))
                                    .page(0, 320, new byte[20]),
                            new StreamFormat(Container.OGG, "speex", 1, 16_000, 0),
                            3),
                    Arguments.of(
                            "theora",
                            new OggWriter(1)
                                    .page(OggPage.BOS, 0, theoraHead(25, 1, 6))
                                    .page(0, 0, theoraComment(), theoraSetup())
                                    .page(0, 1 << 6, theoraKey(400)),
                            new StreamFormat(Container.OGG, "theora", 0, 0, 16_384),
                            2),
                    Arguments.of(
                            "kate",
                            new OggWriter(1)
                                    .page(OggPage.BOS, 0, kateHead(2))
                                    .page(0, 0, kateComment())
                                    .page(0, 1, kateText()),
                            new StreamFormat(Container.OGG, "kate", 0, 0, 0),
                            2),
                    Arguments.of(
                            "midi",
                            new OggWriter(1).page(OggPage.BOS, 0, midiHead()).page(0, 1, new byte[9]),
                            new StreamFormat(Container.OGG, "midi", 0, 0, 0),
                            1));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("codecs")
        void begins_when_its_headers_are_there(String name, OggWriter writer, StreamFormat format, int headerPages) {
            var events = framed(writer);
            assertThat(headers(events)).hasSize(1);
            assertThat(headers(events).getFirst().format()).isEqualTo(format);
            assertThat(OggPage.pagesOf(headers(events).getFirst().bytes())).hasSize(headerPages);
            assertThat(audio(events)).hasSize(1);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("codecs")
        void says_nothing_before(String name, OggWriter writer, StreamFormat format, int headerPages) {
            var bytes = OggPage.pagesOf(writer.bytes()).subList(0, headerPages).stream()
                    .map(OggPage::bytes)
                    .toList();
            assertThat(new OggFramer(7).frame(Bytes.concat(bytes))).isEmpty();
        }
    }

    @Nested
    class of_several_streams {
        private final OggWriter film = new OggWriter(1);
        private final OggWriter sound = new OggWriter(2);
        private final OggWriter bones = new OggWriter(3);

        @Test
        void puts_the_first_pages_before_the_other_headers() {
            var events = new OggFramer(7).frame(film());
            var pages = OggPage.pagesOf(headers(events).getFirst().bytes());
            assertThat(pages).extracting(OggPage::isBos).containsExactly(true, true, true, false, false, false, false);
            assertThat(pages).extracting(OggPage::serial).doesNotContain(1, 2, 3);
            assertThat(headers(events).getFirst().format())
                    .isEqualTo(new StreamFormat(Container.OGG, "theora/vorbis", 2, 44_100, 16_384 + 128_000));
        }

        @Test
        void is_joinable_only_where_a_picture_needs_none_before() {
            var events = new OggFramer(7).frame(film());
            assertThat(audio(events))
                    .extracting(StreamEvent.Audio::joinable)
                    .containsExactly(true, false, false, false, true);
        }

        @Test
        void lasts_by_each_streams_own_clock() {
            var events = new OggFramer(7).frame(film());
            assertThat(audio(events))
                    .extracting(audio -> audio.durationNanos() / 1_000_000)
                    .containsExactly(40L, 69L, 80L, 92L, 40L);
        }

        private Bytes film() {
            var all = new ArrayList<OggPage>();
            var frames = pages(film.page(OggPage.BOS, 0, theoraHead(25, 1, 6))
                    .page(0, 0, theoraComment(), theoraSetup())
                    .page(0, 1 << 6, theoraKey(300))
                    .page(0, 1 << 6 | 2, theoraDelta(30), theoraDelta(40))
                    .page(0, 4 << 6, theoraKey(300)));
            var notes = pages(Sources.vorbis(2, 2));
            var tales = pages(bones.page(OggPage.BOS, 0, skeletonHead())
                    .page(0, 0, skeletonBone())
                    .page(OggPage.EOS, 0, new byte[0]));
            all.addAll(List.of(tales.get(0), frames.get(0), notes.get(0)));
            all.addAll(List.of(tales.get(1), frames.get(1), notes.get(1), tales.get(2)));
            all.addAll(List.of(frames.get(2), notes.get(2), frames.get(3), notes.get(3), frames.get(4)));
            return Bytes.concat(all.stream().map(OggPage::bytes).toList());
        }

        private List<OggPage> pages(OggWriter writer) {
            return OggPage.pagesOf(writer.bytes());
        }

        @Test
        void lets_nobody_begin_with_words_where_there_is_sound() {
            var sung = pages(Sources.vorbis(1, 2));
            var words = pages(new OggWriter(2)
                    .page(OggPage.BOS, 0, kateHead(2))
                    .page(0, 0, kateComment())
                    .page(0, 7, kateText()));
            var order = List.of(
                    sung.get(0), words.get(0), sung.get(1), words.get(1), sung.get(2), words.get(2), sung.get(3));
            var events = new OggFramer(7)
                    .frame(Bytes.concat(order.stream().map(OggPage::bytes).toList()));
            assertThat(headers(events).getFirst().format())
                    .isEqualTo(new StreamFormat(Container.OGG, "vorbis/kate", 2, 44_100, 128_000));
            assertThat(audio(events)).extracting(StreamEvent.Audio::joinable).containsExactly(true, false, true);
            assertThat(audio(events).get(1).durationNanos()).isZero();
        }

        @Test
        void may_be_begun_at_a_key_frame_behind_the_rest_of_another() {
            var events = framed(new OggWriter(1)
                    .page(OggPage.BOS, 0, theoraHead(25, 1, 6))
                    .page(0, 0, theoraComment(), theoraSetup())
                    .raw(0, -1, OggWriter.filled(1, 255), Arrays.copyOf(theoraDelta(300), 255))
                    .page(OggPage.CONTINUED, 1 << 6, Arrays.copyOfRange(theoraKey(300), 255, 300), theoraKey(30))
                    .page(OggPage.CONTINUED, 1 << 6, theoraKey(30)));
            assertThat(audio(events)).extracting(StreamEvent.Audio::joinable).containsExactly(false, true, false);
        }

        @Test
        void waits_for_the_headers_of_all() {
            var one = pages(new OggWriter(1)
                    .page(OggPage.BOS, 0, opusHead(2, 0))
                    .page(0, 0, opusTags())
                    .page(0, 960, opus20ms(9))
                    .page(0, 1920, opus20ms(9)));
            var two = pages(Sources.opusHeaders(2));
            var order = List.of(one.get(0), two.get(0), one.get(1), one.get(2), two.get(1), one.get(3));
            var events = new OggFramer(7)
                    .frame(Bytes.concat(order.stream().map(OggPage::bytes).toList()));
            assertThat(OggPage.pagesOf(headers(events).getFirst().bytes())).hasSize(4);
            assertThat(audio(events).stream().map(Sources::page))
                    .extracting(OggPage::granule)
                    .containsExactly(1920L);
        }

        @Test
        void may_be_ten_but_not_eleven() {
            assertThat(end(framed(opusHeads(10)))).isEmpty();
            assertThat(end(framed(opusHeads(11)))).isEqualTo("more than 10 logical streams");
            assertThat(end(framed(opusHeads(1000)))).isEqualTo("more than 10 logical streams");
        }

        private OggWriter[] opusHeads(int count) {
            var writers = new OggWriter[count];
            for (int i = 0; i < count; i++) {
                writers[i] = new OggWriter(100 + i).page(OggPage.BOS, 0, opusHead(2, 312));
            }
            return writers;
        }

        @Test
        void drops_pages_of_a_stream_that_never_began() {
            sound.page(0, 4096, vorbisLong(40));
            assertThat(audio(framed(vorbis(1, 2), sound))).hasSize(2);
        }
    }

    @Nested
    class in_a_new_link {
        private final List<StreamEvent> events = framed(vorbis(1, 2), vorbis(1, 2), opus(1, 2));

        @Test
        void begins_with_new_headers() {
            assertThat(headers(events))
                    .extracting(each -> each.format().codec())
                    .containsExactly("vorbis", "vorbis", "opus");
        }

        @Test
        void never_has_the_serial_of_the_link_before() {
            assertThat(List.of(headerSerial(events, 0), headerSerial(events, 1), headerSerial(events, 2)))
                    .doesNotHaveDuplicates();
        }

        @Test
        void stays_small_over_ten_thousand_of_them() {
            var framer = new OggFramer(7);
            var link = opus(1, 3).bytes();
            int heard = 0;
            for (int i = 0; i < 10_000; i++) {
                heard += framer.frame(link).size();
            }
            assertThat(heard).isEqualTo(40_000);
        }

        @Test
        void is_given_up_when_there_are_more_than_ten_in_a_second_of_sound() {
            var framer = new OggFramer(7);
            var link = opus(1, 1).bytes();
            int links = 0;
            for (int i = 0; i < 10_000; i++) {
                links += headers(framer.frame(link)).size();
            }
            assertThat(links).isBetween(100, 200);
        }

        @Test
        void may_be_so_as_often_as_one_likes_when_it_does_not_tell_its_time() {
            var framer = new OggFramer(7);
            int links = 0;
            for (int i = 0; i < 1000; i++) {
                var writer = Sources.opusHeaders(1);
                for (int page = 0; page < 4; page++) {
                    writer.page(0, -1, opus20ms(9));
                }
                links += headers(framer.frame(writer.bytes())).size();
            }
            assertThat(links).isEqualTo(1000);
        }
    }

    @Nested
    class by_its_comments {
        static List<Arguments> streams() {
            return List.of(
                    Arguments.of(new OggWriter(1)
                            .page(OggPage.BOS, 0, vorbisId(2, 44_100, 0))
                            .page(0, 0, vorbisComment("ARTIST=Nils", "TITLE=Says"), vorbisSetup())
                            .page(0, 1024, vorbisLong(9))),
                    Arguments.of(new OggWriter(1)
                            .page(OggPage.BOS, 0, opusHead(2, 0))
                            .spread(0, 0, 1, opusTags("COMMENT=" + "x".repeat(3000), "ARTIST=Nils", "TITLE=Says"))
                            .page(0, 960, opus20ms(9))),
                    Arguments.of(new OggWriter(1)
                            .page(OggPage.BOS, 0, flacHead(44_100, 2, 4096))
                            .page(0, 0, flacComment(true, "ARTIST=Nils", "TITLE=Says"))
                            .page(0, 4096, flacFrame(700))),
                    Arguments.of(new OggWriter(1)
                            .page(OggPage.BOS, 0, speexHead(16_000, 1, 0))
                            .page(0, 0, speexComment("ARTIST=Nils", "TITLE=Says"))
                            .page(0, 320, new byte[20])),
                    Arguments.of(new OggWriter(1)
                            .page(OggPage.BOS, 0, theoraHead(25, 1, 6))
                            .page(0, 0, theoraComment("ARTIST=Nils", "TITLE=Says"), theoraSetup())
                            .page(0, 1 << 6, theoraKey(400))));
        }

        @ParameterizedTest
        @MethodSource("streams")
        void tells_its_title_behind_its_headers(OggWriter writer) {
            assertThat(framed(writer))
                    .extracting(Object::getClass)
                    .containsExactly(StreamEvent.Headers.class, StreamEvent.Title.class, StreamEvent.Audio.class);
            assertThat(titles(framed(writer))).containsExactly("Nils - Says");
        }

        @Test
        void says_with_each_link_what_plays_until_it_says_nothing_of_it() {
            assertThat(titles(framed(titled("TITLE=one"), titled("TITLE=two"), titled(), titled())))
                    .containsExactly("one", "two", "");
            assertThat(titles(framed(titled(), titled("ALBUM=x")))).isEmpty();
        }

        @Test
        void ends_when_their_lengths_are_wrong() {
            var tags = opusTags("TITLE=one");
            tags[11] = (byte) 0xFF;
            var writer = new OggWriter(1).page(OggPage.BOS, 0, opusHead(2, 0)).page(0, 0, tags);
            assertThat(end(framed(writer))).isEqualTo("opus comment header is wrong");
        }

        private static OggWriter titled(String... fields) {
            return new OggWriter(1)
                    .page(OggPage.BOS, 0, opusHead(2, 0))
                    .page(0, 0, opusTags(fields))
                    .page(0, 960, opus20ms(9));
        }

        private static List<String> titles(List<StreamEvent> events) {
            return events.stream()
                    .filter(StreamEvent.Title.class::isInstance)
                    .map(event -> ((StreamEvent.Title) event).song().display())
                    .toList();
        }
    }

    @Nested
    class page_by_page {
        @Test
        void is_not_joinable_where_a_packet_goes_on() {
            var events =
                    framed(vorbisHeaders(1).spread(0, 2048, 1, vorbisLong(600)).page(0, 4096, vorbisLong(9)));
            assertThat(audio(events)).extracting(StreamEvent.Audio::joinable).containsExactly(true, false, false, true);
        }

        @Test
        void lasts_no_time_where_no_packet_ends() {
            var events = framed(
                    vorbis(1, 1),
                    vorbisHeaders(1).page(0, 1024, vorbisLong(9), vorbisLong(9)).spread(0, 2048, 1, vorbisLong(600)));
            assertThat(audio(events).stream().skip(1))
                    .extracting(StreamEvent.Audio::durationNanos)
                    .containsExactly(23_219_954L, 0L, 0L, 23_219_954L);
        }

        @ParameterizedTest
        @ValueSource(longs = {1_000_000, 1L << 40, Long.MAX_VALUE})
        void lasts_as_long_as_its_packets_when_the_stream_began_long_ago(long granule) {
            var vorbis = framed(vorbisHeaders(1).page(0, granule, vorbisLong(9), vorbisShort(9), vorbisLong(9)));
            assertThat(audio(vorbis).getFirst().durationNanos()).isEqualTo((512 + 64) * 2 * 1_000_000_000L / 44_100);
            var opus = framed(Sources.opusHeaders(1).page(0, granule, opus20ms(9), opus20ms(9)));
            assertThat(audio(opus).getFirst().durationNanos()).isEqualTo(40_000_000);
        }

        @Test
        void does_not_count_what_opus_skips_at_its_beginning() {
            assertThat(audio(framed(opus(1, 2))))
                    .extracting(StreamEvent.Audio::durationNanos)
                    .containsExactly((1920 - 312) * 1_000_000_000L / 48_000, 40_000_000L);
        }

        @Test
        void never_lasts_longer_than_a_minute_nor_less_than_nothing() {
            long[] granules = {4096, Long.MAX_VALUE, 5, -1, -2, Long.MIN_VALUE, 1L << 50, 0};
            var writer = vorbisHeaders(1);
            for (long granule : granules) {
                writer.page(0, granule, vorbisLong(9));
            }
            assertThat(audio(framed(writer)))
                    .hasSize(granules.length)
                    .allMatch(audio -> audio.durationNanos() >= 0 && audio.durationNanos() <= 60_000_000_000L);
        }

        @Test
        void keeps_holes_repeats_and_reversals_as_they_are() {
            var first = vorbisHeaders(1).page(0, 1, vorbisLong(9));
            var events = framed(first.skip(5).page(0, 2, vorbisLong(9)).skip(-2).page(0, 3, vorbisLong(9)));
            assertThat(audio(events).stream().map(Sources::page))
                    .extracting(OggPage::sequence)
                    .containsExactly(2, 8, 7);
        }
    }

    @Nested
    class wrongly_laid_out {
        @Test
        void loses_only_the_sound_that_stands_on_a_page_of_headers() {
            var writer = new OggWriter(1)
                    .page(OggPage.BOS, 0, vorbisId(2, 44_100, 0))
                    .page(0, 1024, vorbisComment(), vorbisSetup(), vorbisLong(9), vorbisLong(9))
                    .page(0, 2048, vorbisLong(9));
            var events = framed(writer);
            var last = OggPage.pagesOf(headers(events).getFirst().bytes()).getLast();
            assertThat(last.parts()).hasSize(2);
            assertThat(last.crcIsRight()).isTrue();
            assertThat(audio(events)).hasSize(1);
        }

        @Test
        void passes_over_the_rest_of_a_packet_that_never_began() {
            var events = framed(new OggWriter(1)
                    .page(OggPage.BOS, 0, opusHead(2, 0))
                    .page(OggPage.CONTINUED, 0, new byte[10])
                    .page(0, 0, opusTags())
                    .page(0, 960, opus20ms(9)));
            assertThat(audio(events)).hasSize(1);
        }

        @Test
        void forgets_a_packet_that_is_not_gone_on_with() {
            var events = framed(new OggWriter(1)
                    .page(OggPage.BOS, 0, opusHead(2, 0))
                    .raw(0, -1, OggWriter.filled(1, 255), new byte[255])
                    .page(0, 0, opusTags())
                    .page(0, 960, opus20ms(9)));
            assertThat(audio(events)).hasSize(1);
        }

        @Test
        void begins_a_new_link_when_a_serial_is_said_to_begin_again() {
            var events = framed(new OggWriter(1).page(OggPage.BOS, 0, opusHead(2, 0)), opus(1, 1));
            assertThat(OggPage.pagesOf(headers(events).getFirst().bytes())).hasSize(2);
        }
    }

    @Nested
    class without_sense {
        static List<Arguments> heads() {
            return List.of(
                    Arguments.of("vorbis id", vorbisId(0, 44_100, 0)),
                    Arguments.of("vorbis id", vorbisId(2, 0, 0)),
                    Arguments.of("vorbis id", vorbisId(2, -5, 0)),
                    Arguments.of("vorbis id", vorbisId(2, 44_100, 0, 0x8B)),
                    Arguments.of("vorbis id", vorbisId(2, 44_100, 0, 0xF8)),
                    Arguments.of("vorbis id", Arrays.copyOf(vorbisId(2, 44_100, 0), 20)),
                    Arguments.of("opus id", opusHead(0, 0)),
                    Arguments.of("opus id", opusHead(255, 0)),
                    Arguments.of("opus id", Arrays.copyOf(opusHead(2, 0), 18)),
                    Arguments.of("opus id", version16()),
                    Arguments.of("flac id", flacHead(0, 2, 4096)),
                    Arguments.of("flac id", Arrays.copyOf(flacHead(44_100, 2, 4096), 40)),
                    Arguments.of("speex id", speexHead(0, 1, 0)),
                    Arguments.of("speex id", speexHead(16_000, 0, 0)),
                    Arguments.of("speex id", speexHead(16_000, 1, Integer.MAX_VALUE)),
                    Arguments.of("speex id", Arrays.copyOf(speexHead(16_000, 1, 0), 79)),
                    Arguments.of("theora id", theoraHead(0, 1, 6)),
                    Arguments.of("theora id", theoraHead(25, 0, 6)),
                    Arguments.of("theora id", Arrays.copyOf(theoraHead(25, 1, 6), 41)),
                    Arguments.of("kate id", latin1("\u0080kate\0\0\0")),
                    Arguments.of("kate id", kateHead(0)),
                    Arguments.of("flac mapping 2", flacMapping2()),
                    Arguments.of("unknown codec 'BBCD....'", latin1("BBCD\0\0\0\0")),
                    Arguments.of("unknown codec ''", new byte[0]));
        }

        private static byte[] flacMapping2() {
            var head = flacHead(44_100, 2, 4096);
            head[5] = 2;
            return head;
        }

        private static byte[] version16() {
            var head = opusHead(2, 0);
            head[8] = 16;
            return head;
        }

        @ParameterizedTest(name = "{0} {index}")
        @MethodSource("heads")
        void ends_with_the_reason(String reason, byte[] head) {
            var events = framed(new OggWriter(1).page(OggPage.BOS, 0, head), opus(1, 2));
            assertThat(events).hasSize(1);
            assertThat(end(events)).startsWith(reason);
        }

        @Test
        void ends_when_a_later_header_is_another_packet() {
            var noComment = new OggWriter(1).page(OggPage.BOS, 0, vorbisId(2, 44_100, 0));
            assertThat(end(framed(noComment.page(0, 0, vorbisLong(9))))).isEqualTo("vorbis comment header is wrong");
            var noTags = new OggWriter(1).page(OggPage.BOS, 0, opusHead(2, 0));
            assertThat(end(framed(noTags.page(0, 0, opus20ms(9))))).isEqualTo("opus comment header is wrong");
        }

        @Test
        void never_breaks_the_one_who_reads_it() {
            var random = new Random(4);
            var stream = joined(vorbis(1, 3), opus(2, 3));
            for (int round = 0; round < 3000; round++) {
                var damaged = Bytes.concat(OggPage.pagesOf(stream).stream()
                        .map(page -> damaged(page, random))
                        .toList());
                var link = new OggLink();
                var events = new OggFramer(7).frame(damaged);
                headers(events).forEach(each -> link.follow(each.bytes()));
                audio(events).forEach(each -> link.follow(each.bytes()));
                assertThat(link.ending()).allMatch(page -> OggPage.at(page).isEos());
                assertThat(OggFile.parse(damaged)).isNotNull();
            }
        }

        // Wrong in the label or the body, right in the checksum.
        private static Bytes damaged(OggPage page, Random random) {
            var bytes = page.bytes().toArray();
            for (int i = random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = at == 26 || at < 5 ? bytes[at] : (byte) random.nextInt();
            }
            var wrong = Bytes.wrap(bytes);
            int length = OggPage.lengthIn(wrong);
            return length != wrong.length()
                    ? wrong
                    : OggPage.labelled(bytes, page.serial(), random.nextInt(), wrong.int64le(6), bytes[5])
                            .bytes();
        }

        @Test
        void says_nothing_after_its_end() {
            var framer = new OggFramer(7);
            framer.frame(new OggWriter(1).page(OggPage.BOS, 0, new byte[9]).bytes());
            assertThat(framer.frame(opus(1, 2).bytes())).isEmpty();
        }
    }

    @Nested
    class without_an_end {
        @Test
        void is_given_up_when_there_is_no_page_in_it() {
            assertThat(end(new OggFramer(7).frame(Bytes.wrap(new byte[1 << 20]))))
                    .startsWith("no whole Ogg page");
        }

        @Test
        void is_given_up_when_its_headers_take_more_than_256_KiB() {
            var picture = new OggWriter(1).page(OggPage.BOS, 0, opusHead(2, 0)).spread(0, 0, 250, new byte[16 << 20]);
            assertThat(end(framed(picture))).isEqualTo("the headers do not end within 256 KiB");
        }

        @Test
        void is_given_up_when_it_only_ever_begins() {
            var writer = new OggWriter(1);
            for (int i = 0; i < 10_000; i++) {
                writer.page(OggPage.BOS, 0, opusHead(2, 0));
            }
            assertThat(end(framed(writer))).isEqualTo("the headers do not end within 256 KiB");
        }

        @Test
        void is_given_up_when_it_changes_its_serial_without_saying_so() {
            var other = new OggWriter(2);
            for (int i = 0; i < 100; i++) {
                other.page(0, i, vorbisLong(4000));
            }
            assertThat(end(framed(vorbis(1, 2), other))).isEqualTo("no data within 256 KiB");
            assertThat(end(framed(other))).isEqualTo("no stream begins within 256 KiB");
        }

        @Test
        void is_given_up_when_a_packet_takes_more_than_a_megabyte() {
            var endless = vorbisHeaders(1).spread(0, 0, 255, vorbisLong(2 << 20));
            assertThat(end(framed(endless))).isEqualTo("a packet longer than 1 MiB");
            var long1MiB = vorbisHeaders(1).spread(0, 0, 255, vorbisLong(1 << 20));
            assertThat(end(framed(long1MiB))).isEmpty();
        }
    }

    private static int headerSerial(List<StreamEvent> events, int link) {
        return OggPage.at(headers(events).get(link).bytes()).serial();
    }
}

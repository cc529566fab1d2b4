package floe.ogg;

import static floe.ogg.Packets.flacComment;
import static floe.ogg.Packets.flacFrame;
import static floe.ogg.Packets.flacHead;
import static floe.ogg.Packets.latin1;
import static floe.ogg.Packets.opus20ms;
import static floe.ogg.Packets.speexComment;
import static floe.ogg.Packets.speexHead;
import static floe.ogg.Packets.vorbisLong;
import static floe.ogg.Sources.audio;
import static floe.ogg.Sources.headers;
import static floe.ogg.Sources.opus;
import static floe.ogg.Sources.opusHeaders;
import static floe.ogg.Sources.vorbis;
import static floe.ogg.Sources.vorbisHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("An Ogg stream that is retitled")
class RetitledTest {
    private static final Song NEWS = new Song("Studio", "News", "");

    private final OggFramer framer = new OggFramer(7);
    private final List<StreamEvent> events = new ArrayList<>();

    @Nested
    class between_two_pages {
        @Test
        void tells_the_title_at_once() {
            source(vorbis(1, 3), 4);
            assertThat(framer.retitle(NEWS)).containsExactly(new StreamEvent.Title(NEWS));
        }

        @Test
        void ends_the_link_with_the_next_page_and_begins_another_behind_it() {
            var pages = pages(retitledAfter(vorbis(1, 4), 1));
            assertThat(pages)
                    .extracting(OggPage::isEos)
                    .containsExactly(false, false, false, true, false, false, false, false, false, true);
            assertThat(pages)
                    .extracting(OggPage::isBos)
                    .containsExactly(true, false, false, false, true, false, false, false, false, false);
            assertThat(pages.subList(0, 4))
                    .extracting(OggPage::serial)
                    .containsOnly(pages.getFirst().serial());
            assertThat(pages.subList(4, 10))
                    .extracting(OggPage::serial)
                    .containsOnly(pages.getLast().serial());
            assertThat(pages.getLast().serial()).isNotEqualTo(pages.getFirst().serial());
            assertThat(pages).allMatch(OggPage::crcIsRight);
        }

        @Test
        void is_numbered_from_0_in_its_new_link_and_keeps_its_holes() {
            var writer = vorbisHeaders(1);
            for (int i = 1; i <= 4; i++) {
                writer.page(0, i * 1024L, vorbisLong(40)).skip(i == 3 ? 5 : 0);
            }
            var pages = pages(retitledAfter(writer, 1));
            assertThat(pages.subList(4, pages.size()))
                    .extracting(OggPage::sequence)
                    .containsExactly(0, 1, 2, 3, 4, 10);
        }

        @Test
        void says_nothing_more_of_a_title_that_was_told() {
            retitledAfter(vorbis(1, 4), 1);
            assertThat(events).filteredOn(StreamEvent.Title.class::isInstance).hasSize(1);
        }

        @Test
        void makes_one_link_of_several_titles() {
            source(vorbis(1, 4), 3);
            framer.retitle(Song.titled("one"));
            framer.retitle(NEWS);
            rest(vorbis(1, 4), 3);
            assertThat(headers(events)).hasSize(2);
            assertThat(packets(headers(events).getLast().bytes()).get(1))
                    .isEqualTo(Bytes.wrap(Packets.vorbisComment("ARTIST=Studio", "TITLE=News")));
        }

        @Test
        void may_be_so_again_and_again() {
            var source = OggPage.pagesOf(opus(1, 500).bytes());
            for (var page : source) {
                events.addAll(framer.frame(page.bytes()));
                framer.retitle(NEWS);
            }
            assertThat(headers(events)).hasSizeGreaterThan(200);
            var packets = OpenPacket.packetsOn(pages(audio(events)));
            assertThat(packets).hasSizeGreaterThan(1000);
        }
    }

    @Nested
    class within_a_packet {
        @Test
        void goes_on_until_the_packet_is_whole() {
            var writer = vorbisHeaders(1)
                    .page(0, 1024, vorbisLong(40))
                    .spread(0, 2048, 1, vorbisLong(600))
                    .page(0, 3072, vorbisLong(50))
                    .page(0, 4096, vorbisLong(60));
            var pages = pages(retitledAfter(writer, 2));
            assertThat(pages)
                    .extracting(OggPage::isEos)
                    .containsExactly(false, false, false, false, false, true, false, false, false, false, false, false);
            var preroll = pages.get(9);
            assertThat(preroll.parts()).extracting(PacketPart::bytes).containsExactly(Bytes.wrap(vorbisLong(600)));
        }

        @Test
        void never_changes_while_each_page_ends_in_one() {
            var writer = vorbisHeaders(1).spread(0, 99, 1, vorbisLong(255 * 100));
            assertThat(headers(retitledAfter(writer, 1))).hasSize(1);
        }
    }

    @Nested
    class of_vorbis {
        @Test
        void repeats_the_packet_that_prepares_the_next() {
            var pages = pages(retitledAfter(vorbis(1, 4), 1));
            assertThat(pages.get(7).parts()).extracting(PacketPart::bytes).containsExactly(Bytes.wrap(vorbisLong(20)));
            assertThat(pages.get(7).granule()).isZero();
        }

        @Test
        void starts_its_clock_again() {
            var pages = pages(retitledAfter(vorbis(1, 4), 1));
            assertThat(pages)
                    .extracting(OggPage::granule)
                    .containsExactly(0L, 0L, 3072L, 7168L, 0L, 0L, 0L, 0L, 4096L, 8192L);
        }
    }

    @Nested
    class of_opus {
        @Test
        void repeats_eighty_milliseconds_and_skips_them() {
            var events = retitledAfter(opus(1, 5), 2);
            var head = packets(headers(events).getLast().bytes()).getFirst();
            assertThat(head.at(10) | head.at(11) << 8).isEqualTo(3840);
            var pages = pages(events);
            assertThat(pages)
                    .extracting(OggPage::granule)
                    .containsExactly(0L, 0L, 1920L, 3840L, 5760L, 0L, 0L, 3840L, 3840L + 1920, 3840L + 3840);
            assertThat(pages.get(7).parts())
                    .extracting(part -> part.bytes().length())
                    .containsExactly(80, 120, 80, 120);
        }

        @Test
        void repeats_what_there_is_when_that_is_less() {
            var writer = opusHeaders(1);
            for (int i = 1; i <= 3; i++) {
                writer.page(0, i * 960L, opus20ms(80));
            }
            var events = retitledAfter(writer, 1);
            var head = packets(headers(events).getLast().bytes()).getFirst();
            assertThat(head.at(10) | head.at(11) << 8).isEqualTo(1920);
        }

        @Test
        void leaves_no_granule_where_there_was_none() {
            var writer = opusHeaders(1);
            long[] granules = {960, 1920, -1, Long.MAX_VALUE, 5};
            for (long granule : granules) {
                writer.page(0, granule, opus20ms(80));
            }
            assertThat(pages(audio(retitledAfter(writer, 1))))
                    .extracting(OggPage::granule)
                    .containsExactly(960L, 1920L, 1920L, -1L, Long.MAX_VALUE, 5L);
        }
    }

    @Nested
    class of_flac {
        @Test
        void keeps_its_blocks_but_those_that_point_into_the_link_before() {
            var writer = new OggWriter(1)
                    .page(OggPage.BOS, 0, counting(flacHead(44_100, 2, 4096), 4))
                    .page(0, 0, flacComment(false, "TITLE=First", "ALBUM=Kept"))
                    .page(0, 0, latin1("\u0003\0\0\u0001s"))
                    .page(0, 0, latin1("\u0006\0\0\u0001p"))
                    .page(0, 0, latin1("\u0081\0\0\u0001\0"))
                    .page(0, 4096, flacFrame(700))
                    .page(0, 8192, flacFrame(700))
                    .page(0, 12288, flacFrame(700));
            var events = retitledAfter(writer, 1);
            assertThat(packets(headers(events).getLast().bytes()))
                    .containsExactly(
                            Bytes.wrap(counting(flacHead(44_100, 2, 4096), 2)),
                            Bytes.wrap(flacComment(false, "ARTIST=Studio", "TITLE=News", "ALBUM=Kept")),
                            Bytes.latin1("\u0086\0\0\u0001p"));
            assertThat(pages(events).getLast().granule()).isEqualTo(4096);
        }

        @Test
        void gets_comments_when_it_had_none() {
            var head = flacHead(44_100, 2, 4096);
            head[13] = (byte) 0x80;
            var writer = new OggWriter(1)
                    .page(OggPage.BOS, 0, head)
                    .page(0, 4096, flacFrame(700))
                    .page(0, 8192, flacFrame(700))
                    .page(0, 12288, flacFrame(700));
            var last = headers(retitledAfter(writer, 1)).getLast();
            var comment = flacComment(true, "ARTIST=Studio", "TITLE=News");
            assertThat(packets(last.bytes()).getFirst()).isEqualTo(Bytes.wrap(flacHead(44_100, 2, 4096)));
            assertThat(Comments.in(packets(last.bytes()).get(1).from(4))
                            .orElseThrow()
                            .fields())
                    .isEqualTo(Comments.in(Bytes.wrap(comment).from(4))
                            .orElseThrow()
                            .fields());
        }

        private static byte[] counting(byte[] head, int headers) {
            head[8] = (byte) headers;
            return head;
        }
    }

    @Nested
    class and_then_begins_a_link_of_its_own {
        @Test
        void says_what_that_link_says() {
            retitledAfter(vorbis(1, 4), 1);
            events.clear();
            events.addAll(framer.frame(vorbis(1, 2).bytes()));
            assertThat(events).contains(new StreamEvent.Title(Song.UNKNOWN));
            assertThat(pages(audio(events))).extracting(OggPage::sequence).containsExactly(2, 3);
            assertThat(pages(audio(events))).extracting(OggPage::granule).containsExactly(3072L, 7168L);
        }

        @Test
        void forgets_a_title_that_found_no_page() {
            source(vorbis(1, 3), 5);
            framer.retitle(NEWS);
            events.addAll(framer.frame(vorbis(1, 2).bytes()));
            assertThat(headers(events)).hasSize(2);
        }
    }

    @Nested
    class although_that_cannot_be {
        @Test
        void says_nothing_before_its_headers_are_whole() {
            assertThat(framer.retitle(NEWS)).isEmpty();
            source(vorbis(1, 3), 1);
            assertThat(framer.retitle(NEWS)).isEmpty();
        }

        @Test
        void says_nothing_when_it_is_several_streams_or_of_another_codec() {
            var one = OggPage.pagesOf(opus(1, 2).bytes());
            var two = OggPage.pagesOf(opus(2, 2).bytes());
            for (int i = 0; i < 4; i++) {
                framer.frame(one.get(i).bytes());
                framer.frame(two.get(i).bytes());
            }
            assertThat(framer.retitle(NEWS)).isEmpty();
            var speex = new OggFramer(7);
            speex.frame(new OggWriter(1)
                    .page(OggPage.BOS, 0, speexHead(16_000, 1, 0))
                    .page(0, 0, speexComment())
                    .page(0, 320, new byte[20])
                    .bytes());
            assertThat(speex.retitle(NEWS)).isEmpty();
        }

        @Test
        void says_nothing_after_its_end() {
            source(vorbis(1, 3), 4);
            framer.frame(Bytes.wrap(new byte[100_000]));
            assertThat(framer.retitle(NEWS)).isEmpty();
        }
    }

    /// All events when [#NEWS] is told behind the first `count` data pages.
    private List<StreamEvent> retitledAfter(OggWriter writer, int count) {
        for (var page : OggPage.pagesOf(writer.bytes())) {
            events.addAll(framer.frame(page.bytes()));
            if (audio(events).size() == count && headers(events).size() == 1) {
                events.addAll(framer.retitle(NEWS));
            }
        }
        return events;
    }

    private void source(OggWriter writer, int pages) {
        OggPage.pagesOf(writer.bytes()).stream()
                .limit(pages)
                .forEach(page -> events.addAll(framer.frame(page.bytes())));
    }

    private void rest(OggWriter writer, int pages) {
        OggPage.pagesOf(writer.bytes()).stream().skip(pages).forEach(page -> events.addAll(framer.frame(page.bytes())));
    }

    private static List<OggPage> pages(List<? extends StreamEvent> events) {
        var pages = new ArrayList<OggPage>();
        for (var event : events) {
            switch (event) {
                case StreamEvent.Headers(var bytes, var _) -> pages.addAll(OggPage.pagesOf(bytes));
                case StreamEvent.Audio(var bytes, var _, var _, var _) -> pages.addAll(OggPage.pagesOf(bytes));
                case StreamEvent.Title _, StreamEvent.End _ -> {}
            }
        }
        return pages;
    }

    private static List<Bytes> packets(Bytes headers) {
        return OpenPacket.packetsOn(OggPage.pagesOf(headers));
    }
}

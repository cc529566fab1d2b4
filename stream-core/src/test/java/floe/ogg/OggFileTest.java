package floe.ogg;

import static floe.ogg.Packets.latin1;
import static floe.ogg.Packets.opus20ms;
import static floe.ogg.Packets.opusHead;
import static floe.ogg.Packets.opusTags;
import static floe.ogg.Sources.joined;
import static floe.ogg.Sources.opus;
import static floe.ogg.Sources.opusHeaders;
import static floe.ogg.Sources.page;
import static floe.ogg.Sources.vorbis;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A file to fall back to")
class OggFileTest {
    private static final long SECOND = 1_000_000_000L;

    @Nested
    class of_opus {
        private final OggFile file = read(opus(9, 50).bytes());
        private final OggFileLink link = file.links().getFirst();

        @Test
        void lasts_until_its_last_granule_without_what_is_skipped() {
            assertThat(file.format()).isEqualTo(new StreamFormat(Container.OGG, "opus", 2, 48_000, 0));
            assertThat(file.durationNanos()).isEqualTo((50 * 1920 - 312) * SECOND / 48_000);
            assertThat(link.size()).isEqualTo(50);
        }

        @Test
        void plays_each_page_when_the_one_before_is_over() {
            assertThat(link.startNanos(0)).isZero();
            for (int i = 1; i < link.size(); i++) {
                assertThat(link.startNanos(i)).isEqualTo(link.startNanos(i - 1) + link.durationNanos(i - 1));
            }
        }

        @Test
        void is_a_right_stream_of_its_own_under_any_serial() {
            var pages = played(link, 0x77);
            assertThat(pages).allMatch(OggPage::crcIsRight);
            assertThat(pages).extracting(OggPage::serial).containsOnly(0x77);
            assertThat(pages)
                    .extracting(OggPage::sequence)
                    .isSorted()
                    .startsWith(0, 1, 2)
                    .endsWith(51);
            assertThat(pages.stream().filter(OggPage::isEos)).containsExactly(pages.getLast());
        }
    }

    @Nested
    class cut_out_of_a_running_stream {
        private final OggWriter writer = opusHeaders(9).skip(1000);

        @Test
        void is_numbered_from_the_start() {
            var link = read(writer.page(0, 960_000, opus20ms(9))
                            .page(0, 960_960, opus20ms(9))
                            .bytes())
                    .links()
                    .getFirst();
            assertThat(played(link, 1)).extracting(OggPage::sequence).containsExactly(0, 1, 2, 3);
            assertThat(link.durationNanos()).isEqualTo(SECOND / 25);
        }

        @Test
        void gets_the_end_that_it_lacks() {
            var bytes = writer.page(0, 960, opus20ms(9))
                    .page(0, 1920, opus20ms(900))
                    .bytes();
            var link = read(bytes.slice(0, bytes.length() - 1)).links().getFirst();
            assertThat(link.size()).isEqualTo(1);
            assertThat(page(link.page(0, 1, 0)).isEos()).isTrue();
        }
    }

    @Nested
    class of_several_links {
        private final OggFile file = read(joined(vorbis(1, 10), opus(1, 50)));

        @Test
        void has_each_with_its_own_format_and_time() {
            assertThat(file.links()).extracting(link -> link.format().codec()).containsExactly("vorbis", "opus");
            assertThat(file.durationNanos())
                    .isEqualTo(file.links().getFirst().durationNanos()
                            + file.links().getLast().durationNanos());
        }
    }

    @Nested
    class of_several_streams {
        private final OggFileLink link = read(interleaved()).links().getFirst();

        @Test
        void lasts_as_long_as_the_longest_and_never_steps_back() {
            assertThat(link.durationNanos()).isEqualTo(3 * SECOND / 25);
            for (int i = 1; i < link.size(); i++) {
                assertThat(link.startNanos(i)).isGreaterThanOrEqualTo(link.startNanos(i - 1));
            }
        }

        @Test
        void numbers_and_ends_each_by_itself() {
            var pages = played(link, 70);
            assertThat(pages).extracting(OggPage::serial).containsExactly(70, 71, 70, 71, 70, 71, 71, 71);
            assertThat(pages).extracting(OggPage::sequence).containsExactly(0, 0, 1, 1, 2, 2, 3, 4);
            assertThat(pages)
                    .extracting(OggPage::isEos)
                    .containsExactly(false, false, false, false, true, false, false, true);
        }

        private static Bytes interleaved() {
            var one = OggPage.pagesOf(new OggWriter(1)
                    .page(OggPage.BOS, 0, opusHead(2, 0))
                    .page(0, 0, opusTags())
                    .page(0, 1920, opus20ms(9), opus20ms(9))
                    .bytes());
            var two = OggPage.pagesOf(new OggWriter(2)
                    .page(OggPage.BOS, 0, opusHead(1, 0))
                    .page(0, 0, opusTags())
                    .page(0, 1920, opus20ms(9), opus20ms(9))
                    .page(0, 3840, opus20ms(9), opus20ms(9))
                    .page(0, 5760, opus20ms(9), opus20ms(9))
                    .bytes());
            var order = List.of(
                    one.get(0), two.get(0), one.get(1), two.get(1), one.get(2), two.get(2), two.get(3), two.get(4));
            return Bytes.concat(order.stream().map(OggPage::bytes).toList());
        }
    }

    @Nested
    class that_cannot_be_played {
        static List<Arguments> files() {
            return List.of(
                    Arguments.of("not an Ogg file", Bytes.EMPTY),
                    Arguments.of("not an Ogg file", Bytes.wrap(latin1("ID3 something else"))),
                    Arguments.of("not an Ogg file", Bytes.wrap(new byte[1 << 20])),
                    Arguments.of("no audio pages", opusHeaders(1).bytes()),
                    Arguments.of(
                            "lasts no time",
                            opusHeaders(1).page(0, 0, new byte[0]).bytes()),
                    Arguments.of(
                            "lasts no time",
                            opusHeaders(1).page(0, -1, opus20ms(9)).bytes()),
                    Arguments.of(
                            "unknown codec 'BBCD.'",
                            new OggWriter(1)
                                    .page(OggPage.BOS, 0, latin1("BBCD\0"))
                                    .bytes()),
                    Arguments.of(
                            "no whole Ogg page in 64 KiB",
                            joined(opus(1, 2), new OggWriter(1).noise(new byte[100_000]), opus(1, 2))),
                    Arguments.of("no stream begins within 256 KiB", headless()));
        }

        private static Bytes headless() {
            var writer = new OggWriter(1);
            for (int i = 0; i < 1000; i++) {
                writer.page(0, i * 960L, opus20ms(1000));
            }
            return writer.bytes();
        }

        @ParameterizedTest(name = "{0} {index}")
        @MethodSource("files")
        void is_refused_with_the_reason(String why, Bytes file) {
            assertThat(OggFile.parse(file)).isEqualTo(new ParsedOgg.Refused(why));
        }
    }

    private static OggFile read(Bytes bytes) {
        return switch (OggFile.parse(bytes)) {
            case OggFile file -> file;
            case ParsedOgg.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static List<OggPage> played(OggFileLink link, int serial) {
        var pages = new ArrayList<>(OggPage.pagesOf(link.headers(serial).bytes()));
        for (int i = 0; i < link.size(); i++) {
            pages.add(page(link.page(i, serial, 0)));
        }
        return pages;
    }
}

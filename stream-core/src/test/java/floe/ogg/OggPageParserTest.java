package floe.ogg;

import static floe.ogg.OggWriter.filled;
import static floe.ogg.Packets.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Pages among the bytes")
class OggPageParserTest {
    private final OggPageParser parser = new OggPageParser();

    @Nested
    class of_a_clean_stream {
        private final Bytes stream = Sources.vorbis(1, 4).bytes();

        @Test
        void are_the_same_wherever_the_cut_is() {
            for (int cut = 0; cut <= stream.length(); cut++) {
                var each = new OggPageParser();
                var pages = new ArrayList<>(each.parse(stream.slice(0, cut)));
                pages.addAll(each.parse(stream.from(cut)));
                assertThat(pages).isEqualTo(OggPage.pagesOf(stream));
                assertThat(each.skipped()).isZero();
            }
        }

        @Test
        void are_the_same_in_pieces_of_every_size() {
            for (int size = 1; size <= 1500; size++) {
                assertThat(inPieces(new OggPageParser(), stream, size)).isEqualTo(OggPage.pagesOf(stream));
            }
        }
    }

    @Nested
    class of_every_size {
        @Test
        void come_through_however_cut() {
            var random = new Random(42);
            for (int round = 0; round < 60; round++) {
                var stream = randomPages(random);
                int size = 1 + random.nextInt(3000);
                assertThat(inPieces(new OggPageParser(), stream, size)).isEqualTo(OggPage.pagesOf(stream));
            }
        }

        @Test
        void may_be_the_largest_or_empty() {
            var largest = OggWriter.page(0, 0, -1, 1, 0, filled(255, 255), new byte[255 * 255]);
            var noSegments = OggWriter.page(0, 0, -1, 1, 1, new byte[0], new byte[0]);
            var noBody = OggWriter.page(0, 0, 0, 1, 2, new byte[3], new byte[0]);
            var all = new OggWriter(1)
                    .noise(largest)
                    .noise(noSegments)
                    .noise(noBody)
                    .bytes();
            assertThat(largest).hasSize(OggPage.MAX_LENGTH);
            assertThat(inPieces(parser, all, 1000)).hasSize(3);
        }

        private Bytes randomPages(Random random) {
            var writer = new OggWriter(random.nextInt());
            for (int i = 0; i < 8; i++) {
                var table = new byte[random.nextInt(256)];
                random.nextBytes(table);
                int length = 0;
                for (byte segment : table) {
                    length += segment & 0xFF;
                }
                var body = new byte[length];
                random.nextBytes(body);
                writer.raw(0, random.nextLong(), table, body);
            }
            return writer.bytes();
        }
    }

    @Nested
    class with_damage_between_them {
        private final byte[] good = OggWriter.page(0, 0, 1, 1, 0, new byte[] {3}, latin1("abc"));

        @ParameterizedTest
        @ValueSource(strings = {"x", "Ogg", "OggOggO", "OggS", "OggSOggS\0OggSOggS", "ID3 and whatever comes with it"})
        void are_found_again(String noise) {
            var bytes = new OggWriter(1)
                    .noise(good)
                    .noise(latin1(noise))
                    .noise(good)
                    .bytes();
            for (int size = 1; size < bytes.length(); size++) {
                var each = new OggPageParser();
                var pages = inPieces(
                        each,
                        new OggWriter(1).noise(bytes.toArray()).noise(good).bytes(),
                        size);
                assertThat(pages).hasSize(3);
                assertThat(each.skipped()).isEqualTo(noise.length());
            }
        }

        @Test
        void lose_only_the_one_whose_checksum_is_wrong() {
            var wrong = good.clone();
            wrong[good.length - 1]++;
            var bytes = new OggWriter(1).noise(good).noise(wrong).noise(good).bytes();
            assertThat(parser.parse(bytes)).hasSize(2);
            assertThat(parser.skipped()).isEqualTo(wrong.length);
        }

        @Test
        void lose_only_the_one_of_an_unknown_version() {
            var strange = OggWriter.page(1, 0, 1, 1, 0, new byte[] {3}, latin1("abc"));
            var bytes = new OggWriter(1).noise(good).noise(strange).noise(good).bytes();
            assertThat(parser.parse(bytes)).hasSize(2);
        }

        @Test
        void lose_only_the_one_whose_table_claims_too_much() {
            var greedy = good.clone();
            greedy[27] = (byte) 200;
            var bytes = new OggWriter(1)
                    .noise(greedy)
                    .noise(good)
                    .noise(new byte[200])
                    .noise(good)
                    .bytes();
            assertThat(parser.parse(bytes)).hasSize(2);
        }
    }

    @Nested
    class that_never_come {
        @Test
        void are_not_awaited_longer_than_64_KiB() {
            for (int size : new int[] {1, 1400, 1 << 20}) {
                var each = new OggPageParser();
                assertThat(inPieces(each, Bytes.wrap(filled(1 << 20, 'x')), size))
                        .isEmpty();
                assertThat(each.gaveUp()).contains("no whole Ogg page in 64 KiB");
            }
        }

        @Test
        void are_not_awaited_among_wrong_ones_either() {
            var wrong = OggWriter.page(0, 0, 1, 1, 0, filled(40, 100), new byte[4000]);
            wrong[100]++;
            for (int i = 0; i <= 16; i++) {
                parser.parse(Bytes.copyOf(wrong));
            }
            assertThat(parser.gaveUp()).isPresent();
            assertThat(parser.parse(Sources.vorbis(1, 1).bytes())).isEmpty();
        }

        @Test
        void are_awaited_again_after_each_good_one() {
            var writer = new OggWriter(1);
            for (int i = 0; i < 5; i++) {
                writer.page(0, 1, latin1("abc")).noise(new byte[40_000]);
            }
            assertThat(parser.parse(writer.bytes())).hasSize(5);
            assertThat(parser.gaveUp()).isEmpty();
        }
    }

    private static List<OggPage> inPieces(OggPageParser parser, Bytes bytes, int size) {
        var pages = new ArrayList<OggPage>();
        for (int at = 0; at < bytes.length(); at += size) {
            pages.addAll(parser.parse(bytes.slice(at, Math.min(bytes.length(), at + size))));
        }
        return pages;
    }
}

package floe.ogg;

import static floe.ogg.Packets.comments;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The comments of a stream")
class CommentsTest {
    @Nested
    class tell_what_plays {
        static List<Arguments> songs() {
            return List.of(
                    Arguments.of(new String[] {"ARTIST=Nils", "TITLE=Says"}, "Nils - Says"),
                    Arguments.of(new String[] {"title=lower", "Artist=Mixed"}, "Mixed - lower"),
                    Arguments.of(new String[] {"TITLE=first", "TITLE=second"}, "first"),
                    Arguments.of(new String[] {"TITLE=a=b"}, "a=b"),
                    Arguments.of(new String[] {"TITLE=Gruß, 東京, 🎧"}, "Gruß, 東京, 🎧"),
                    Arguments.of(new String[] {"TITLE=one\r\ntwo\0\u001b[2J\u0085\u2028"}, "onetwo[2J"),
                    Arguments.of(new String[] {"TITLE", "=", "", "TITLES=no", "ALBUM=no"}, ""),
                    Arguments.of(new String[] {"TITLE="}, ""),
                    Arguments.of(new String[] {}, ""));
        }

        @ParameterizedTest(name = "«{1}»")
        @MethodSource("songs")
        void by_their_artist_and_title(String[] fields, String display) {
            assertThat(song(comments(fields)).display()).isEqualTo(display);
        }

        @Test
        void even_when_it_is_no_UTF_8() {
            var latin1 = comments("TITLE=Gru?");
            latin1[latin1.length - 1] = (byte) 0xDF;
            assertThat(song(latin1).title()).isEqualTo("Gru\uFFFD");
        }

        @Test
        void among_the_first_sixty_four_of_very_many() {
            var many = IntStream.range(0, 64_000)
                    .mapToObj(i -> i == 63 ? "TITLE=last kept" : i == 64 ? "ARTIST=too late" : "X=" + i)
                    .toArray(String[]::new);
            assertThat(song(comments(many))).isEqualTo(Song.titled("last kept"));
            assertThat(read(comments(many)).fields()).hasSize(64);
        }

        @Test
        void in_four_KiB_of_a_longer_one_and_not_in_half_a_character() {
            var title = song(comments("TITLE=" + "é".repeat(500_000))).title();
            assertThat(title.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4080, 4096);
            assertThat(title).matches("é+");
            assertThat(read(comments("X=" + "y".repeat(1 << 20)))
                            .fields()
                            .getFirst()
                            .length())
                    .isEqualTo(4096);
        }
    }

    @Nested
    class whose_lengths_are_wrong {
        @ParameterizedTest
        @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1000, 24})
        void are_refused(int length) {
            assertThat(Comments.in(Bytes.wrap(withInt(0, length)))).isEmpty();
            assertThat(Comments.in(Bytes.wrap(withInt(8, length)))).isEmpty();
            assertThat(Comments.in(Bytes.wrap(withInt(12, length)))).isEmpty();
        }

        @Test
        void are_refused_wherever_they_are_cut_off() {
            var whole = comments("ARTIST=Nils", "TITLE=Says");
            for (int length = 0; length < whole.length; length++) {
                assertThat(Comments.in(Bytes.wrap(Arrays.copyOf(whole, length))))
                        .as("cut at " + length)
                        .isEmpty();
            }
            assertThat(song(whole).display()).isEqualTo("Nils - Says");
        }

        // The vendor's length stands at 0, the number of fields at 8, the length of the first at 12.
        private static byte[] withInt(int at, int value) {
            var block = comments("ARTIST=Nils");
            ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
            return block;
        }
    }

    @Nested
    class with_another_title {
        private final Comments before = read(comments("Artist=Nils", "ALBUM=Spaces", "TITLE=Says", "title=again"));

        @Test
        void keep_all_else() {
            assertThat(before.retitled(new Song("Ólafur", "Near Light", "")))
                    .isEqualTo(read(comments("ARTIST=Ólafur", "TITLE=Near Light", "ALBUM=Spaces")));
        }

        @Test
        void have_only_what_the_song_has() {
            assertThat(before.retitled(Song.titled("News"))).isEqualTo(read(comments("TITLE=News", "ALBUM=Spaces")));
            assertThat(before.retitled(Song.UNKNOWN)).isEqualTo(read(comments("ALBUM=Spaces")));
        }

        @Test
        void are_laid_out_as_they_are_read() {
            assertThat(before.block())
                    .isEqualTo(Bytes.wrap(comments("Artist=Nils", "ALBUM=Spaces", "TITLE=Says", "title=again")));
        }

        @Test
        void leave_out_what_was_not_kept_whole() {
            var picture = read(comments("METADATA_BLOCK_PICTURE=" + "A".repeat(100_000), "ALBUM=Spaces"));
            assertThat(picture.retitled(Song.titled("News"))).isEqualTo(read(comments("TITLE=News", "ALBUM=Spaces")));
        }
    }

    private static Comments read(byte[] block) {
        return Comments.in(Bytes.wrap(block)).orElseThrow();
    }

    private static Song song(byte[] block) {
        return read(block).song();
    }
}

package floe.ogg;

import static floe.ogg.OggWriter.filled;
import static floe.ogg.Packets.latin1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.bytes.Bytes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An Ogg page")
class OggPageTest {
    private final OggPage page = OggPage.at(new OggWriter(0xCAFE)
            .skip(3)
            .page(OggPage.CONTINUED, 77, latin1("abc"), filled(255, 1))
            .bytes());

    @Test
    void tells_its_label() {
        assertThat(page.version()).isZero();
        assertThat(page.isContinued()).isTrue();
        assertThat(page.isBos()).isFalse();
        assertThat(page.isEos()).isFalse();
        assertThat(page.granule()).isEqualTo(77);
        assertThat(page.serial()).isEqualTo(0xCAFE);
        assertThat(page.sequence()).isEqualTo(3);
        assertThat(page.segmentTable()).isEqualTo(Bytes.copyOf(new byte[] {3, (byte) 255, 0}));
        assertThat(page.body().length()).isEqualTo(258);
    }

    @Test
    void knows_its_packets() {
        assertThat(page.parts())
                .containsExactly(
                        new PacketPart(Bytes.latin1("abc"), false, true, 1),
                        new PacketPart(Bytes.wrap(filled(255, 1)), true, true, 3));
    }

    @Test
    void is_one_page_and_nothing_else() {
        var bytes = page.bytes();
        assertThatThrownBy(() -> new OggPage(bytes.slice(0, bytes.length() - 1)))
                .hasMessageContaining("not one");
        assertThatThrownBy(() -> OggPage.at(bytes.from(1))).hasMessageContaining("Ogg page");
        assertThatThrownBy(() -> OggPage.at(Bytes.EMPTY)).hasMessageContaining("Ogg page");
    }

    @Test
    void is_found_in_a_run_of_pages() {
        var run = Sources.vorbis(1, 3).bytes();
        assertThat(OggPage.pagesOf(run)).extracting(OggPage::sequence).containsExactly(0, 1, 2, 3, 4);
    }

    @Nested
    class under_another_label {
        @Test
        void has_a_right_checksum_and_the_same_packets() {
            var other = page.with(1, 2, 3, OggPage.EOS);
            assertThat(other.crcIsRight()).isTrue();
            assertThat(other.body()).isEqualTo(page.body());
            assertThat(other.serial()).isEqualTo(1);
            assertThat(other.sequence()).isEqualTo(2);
            assertThat(other.granule()).isEqualTo(3);
            assertThat(other.isEos()).isTrue();
        }

        @Test
        void keeps_what_was_not_named() {
            assertThat(page.relabelled(5).relabelled(0xCAFE)).isEqualTo(page);
            assertThat(page.numbered(5).numbered(3)).isEqualTo(page);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 254, 255, 256, 1000, 4096, 65_000})
        void has_a_right_checksum_at_every_length(int length) {
            var layout = new PageLayout(7);
            layout.lay(OggPage.BOS, 5, List.of(Bytes.wrap(filled(length, 3))));
            for (var each : layout.pages()) {
                assertThat(each.crcIsRight()).isTrue();
                assertThat(each.with(0x1234_5678, -5, Long.MIN_VALUE + 77, 6).crcIsRight())
                        .isTrue();
            }
        }

        @Test
        void has_a_wrong_checksum_when_it_had_one() {
            var wrong = page.bytes().toArray();
            wrong[40] ^= 1;
            assertThat(OggPage.at(Bytes.wrap(wrong)).relabelled(5).crcIsRight()).isFalse();
        }

        @Test
        void leaves_the_page_as_it_was() {
            page.relabelled(5);
            assertThat(page.serial()).isEqualTo(0xCAFE);
        }
    }

    @Nested
    class that_only_ends_its_stream {
        private final OggPage nil = OggPage.at(OggPage.nilEos(9, -1, Long.MAX_VALUE));

        @Test
        void carries_nothing_and_is_right() {
            assertThat(nil.crcIsRight()).isTrue();
            assertThat(nil.flags()).isEqualTo(OggPage.EOS);
            assertThat(nil.bytes().length()).isEqualTo(27);
            assertThat(nil.serial()).isEqualTo(9);
            assertThat(nil.sequence()).isEqualTo(-1);
            assertThat(nil.granule()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Nested
    class whose_checksum_is_asked {
        @Test
        void is_wrong_when_any_bit_is() {
            var right = page.bytes().toArray();
            for (int i = 27 + 3; i < right.length; i++) {
                var wrong = right.clone();
                wrong[i] ^= (byte) (1 << i % 8);
                assertThat(OggPage.at(Bytes.wrap(wrong)).crcIsRight()).isFalse();
            }
        }

        @Test
        void follows_the_polynomial_of_the_standard() {
            var digits = Bytes.latin1("123456789");
            assertThat(OggCrc.update(0, digits, 0, 9)).isEqualTo(0x89A1_897F);
        }

        @Test
        void is_the_slow_sum_at_every_length() {
            var bytes = new byte[200];
            new Random(1).nextBytes(bytes);
            for (int length = 0; length <= bytes.length; length++) {
                var part = java.util.Arrays.copyOf(bytes, length);
                int sum = OggCrc.update(0, Bytes.wrap(bytes), 0, length);
                assertThat(sum).isEqualTo(OggWriter.slowCrc(part));
            }
        }
    }
}

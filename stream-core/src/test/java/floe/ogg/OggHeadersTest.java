package floe.ogg;

import static floe.ogg.Sources.joined;
import static floe.ogg.Sources.opusHeaders;
import static floe.ogg.Sources.vorbisHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The headers that a newcomer gets")
class OggHeadersTest {
    private final Bytes headers = vorbisHeaders(1).bytes();

    @Test
    void run_up_to_the_first_page() {
        var numbered = OggPage.pagesOf(OggHeaders.numberedBefore(headers, page(1, 500)));
        assertThat(numbered).extracting(OggPage::sequence).containsExactly(498, 499);
        assertThat(numbered).allMatch(OggPage::crcIsRight);
        assertThat(numbered.getFirst().isBos()).isTrue();
    }

    @Test
    void run_over_the_edge_of_32_bits() {
        var numbered = OggPage.pagesOf(OggHeaders.numberedBefore(headers, page(1, 0x8000_0001)));
        assertThat(numbered).extracting(OggPage::sequence).containsExactly(Integer.MAX_VALUE, Integer.MIN_VALUE);
    }

    @Test
    void stay_when_they_fit() {
        assertThat(OggHeaders.numberedBefore(headers, page(1, 2))).isSameAs(headers);
    }

    @Test
    void stay_when_there_is_no_room_before_the_first_page() {
        assertThat(OggHeaders.numberedBefore(headers, page(1, 1))).isSameAs(headers);
        assertThat(OggHeaders.numberedBefore(headers, page(1, 0))).isSameAs(headers);
    }

    @Test
    void stay_when_there_are_several_streams_or_another_one() {
        var two = joined(vorbisHeaders(1), opusHeaders(2));
        assertThat(OggHeaders.numberedBefore(two, page(1, 500))).isSameAs(two);
        assertThat(OggHeaders.numberedBefore(headers, page(2, 500))).isSameAs(headers);
    }

    @Test
    void take_new_serials() {
        var other = OggPage.pagesOf(OggHeaders.relabelled(headers, serial -> serial + 41));
        assertThat(other).extracting(OggPage::serial).containsOnly(42);
        assertThat(other).allMatch(OggPage::crcIsRight);
    }

    private static Bytes page(int serial, int sequence) {
        return new OggWriter(serial).skip(sequence).page(0, 4096, new byte[9]).bytes();
    }
}

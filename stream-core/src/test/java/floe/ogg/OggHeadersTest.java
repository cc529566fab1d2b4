package floe.ogg;

import static floe.ogg.Packets.opusHead;
import static floe.ogg.Packets.opusTags;
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
    void are_numbered_from_0_whatever_page_follows() {
        var late =
                new OggWriter(1).skip(70).page(OggPage.BOS, 0, opusHead(2, 0)).page(0, 0, opusTags());
        for (int first : new int[] {0, 2, 72, 500, 0x8000_0001}) {
            var numbered = OggPage.pagesOf(OggHeaders.numberedBefore(late.bytes(), page(1, first)));
            assertThat(numbered).extracting(OggPage::sequence).containsExactly(0, 1);
            assertThat(numbered).allMatch(OggPage::crcIsRight);
        }
    }

    @Test
    void stay_when_they_are_numbered_so_already() {
        assertThat(OggHeaders.numberedBefore(headers, page(1, 2))).isSameAs(headers);
        assertThat(OggHeaders.numberedBefore(headers, page(1, 500))).isSameAs(headers);
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

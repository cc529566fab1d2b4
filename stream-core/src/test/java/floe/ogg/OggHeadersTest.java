package floe.ogg;

import static floe.ogg.Packets.opusHead;
import static floe.ogg.Packets.opusTags;
import static floe.ogg.Sources.joined;
import static floe.ogg.Sources.opusHeaders;
import static floe.ogg.Sources.vorbisHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The header pages of a link")
class OggHeadersTest {
    @Test
    void are_numbered_from_0_whatever_numbers_the_source_gave_them() {
        var late =
                new OggWriter(1).skip(70).page(OggPage.BOS, 0, opusHead(2, 0)).page(0, 0, opusTags());
        var numbered = OggHeaders.numbered(OggPage.pagesOf(late.bytes()));
        assertThat(numbered).extracting(OggPage::sequence).containsExactly(0, 1);
        assertThat(numbered).allMatch(OggPage::crcIsRight);
    }

    @Test
    void are_numbered_for_each_stream_by_itself() {
        var two = joined(vorbisHeaders(1), opusHeaders(2));
        for (var page : OggHeaders.numbered(OggPage.pagesOf(two))) {
            assertThat(page.isBos()).isEqualTo(page.sequence() == 0);
        }
    }

    @Test
    void stay_as_they_are_when_they_are_numbered_so_already() {
        var pages = OggPage.pagesOf(vorbisHeaders(1).bytes());
        assertThat(OggHeaders.numbered(pages)).isEqualTo(pages);
    }
}

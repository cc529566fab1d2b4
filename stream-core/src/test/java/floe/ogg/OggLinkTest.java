package floe.ogg;

import static floe.ogg.Sources.joined;
import static floe.ogg.Sources.opusHeaders;
import static floe.ogg.Sources.vorbis;
import static floe.ogg.Sources.vorbisHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A link that listeners are in")
class OggLinkTest {
    private final OggLink link = new OggLink();

    @Test
    void is_not_open_before_it_begins() {
        assertThat(link.isOpen()).isFalse();
        assertThat(link.ending()).isEmpty();
        link.follow(new OggWriter(1).page(0, 5, new byte[9]).bytes());
        assertThat(link.isOpen()).isFalse();
    }

    @Test
    void ends_after_its_last_page() {
        link.follow(vorbisHeaders(5).bytes());
        link.follow(new OggWriter(5).skip(77).page(0, 4096, new byte[9]).bytes());
        assertThat(link.isOpen()).isTrue();
        assertThat(link.ending()).containsExactly(OggPage.nilEos(5, 78, OggPage.NO_GRANULE));
    }

    @Test
    void ends_after_its_headers_when_it_had_nothing_else() {
        link.follow(vorbisHeaders(5).bytes());
        assertThat(link.ending()).containsExactly(OggPage.nilEos(5, 2, OggPage.NO_GRANULE));
    }

    @Test
    void is_over_with_its_own_last_page() {
        link.follow(vorbis(5, 3).bytes());
        assertThat(link.isOpen()).isFalse();
        assertThat(link.ending()).isEmpty();
    }

    @Test
    void is_over_with_the_ending_that_it_gave() {
        link.follow(vorbisHeaders(5).bytes());
        link.follow(Bytes.concat(link.ending()));
        assertThat(link.isOpen()).isFalse();
    }

    @Test
    void ends_every_stream_that_is_open() {
        var heads = joined(
                new OggWriter(1).page(OggPage.BOS, 0, Packets.theoraHead(25, 1, 6)),
                new OggWriter(2).page(OggPage.BOS, 0, Packets.opusHead(2, 0)),
                new OggWriter(3).page(OggPage.BOS, 0, Packets.skeletonHead()).page(OggPage.EOS, 0, new byte[0]));
        link.follow(heads);
        assertThat(link.ending())
                .containsExactly(OggPage.nilEos(1, 1, OggPage.NO_GRANULE), OggPage.nilEos(2, 1, OggPage.NO_GRANULE));
    }

    @Test
    void is_forgotten_when_a_new_one_begins() {
        link.follow(vorbisHeaders(5).page(0, 4096, new byte[9]).bytes());
        link.follow(opusHeaders(6).bytes());
        assertThat(link.ending()).containsExactly(OggPage.nilEos(6, 2, OggPage.NO_GRANULE));
    }
}

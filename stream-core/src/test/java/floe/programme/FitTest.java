package floe.programme;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.mpeg.Frames;
import floe.ogg.OggSource;
import floe.stream.StreamEvent.Headers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What follows a stream")
class FitTest {
    private static final Headers SOURCE = headers(OggSource.vorbis(1, 20));

    @Test
    void goes_on_in_it_when_both_are_set_up_alike() {
        assertThat(Fit.of(SOURCE, headers(OggSource.vorbis(2, 20)))).isEqualTo(Fit.SEAMLESS);
    }

    @Test
    void is_like_it_when_only_the_set_up_is_another() {
        assertThat(Fit.of(SOURCE, headers(OggSource.vorbisOfOtherBooks(2, 20)))).isEqualTo(Fit.LIKE);
    }

    @Test
    void is_of_its_kind_when_the_codec_is_another() {
        assertThat(Fit.of(SOURCE, headers(OggSource.opus(2, 20)))).isEqualTo(Fit.KIND);
    }

    @Test
    void does_not_fit_when_it_is_cut_in_another_way() {
        assertThat(Fit.of(SOURCE, headers(Frames.times(40, Frames.mp3())))).isEqualTo(Fit.NONE);
    }

    private static Headers headers(Bytes file) {
        return ((ParsedFile.Playable) ParsedFile.of(file))
                .recording()
                .parts()
                .getFirst()
                .headers(7);
    }
}

package floe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fallback beside its source")
class DifferenceTest {
    private static final StreamFormat SOURCE = new StreamFormat(Container.OGG, "vorbis", 2, 44_100, 128_000);

    @ParameterizedTest
    @CsvSource({
        "OGG, opus, 2, 48000, 0, opus 48000 Hz 2 ch ≠ vorbis 44100 Hz 2 ch",
        "OGG, vorbis, 1, 44100, 0, vorbis 44100 Hz 1 ch ≠ vorbis 44100 Hz 2 ch",
        "OGG, vorbis, 2, 22050, 128000, vorbis 22050 Hz 2 ch ≠ vorbis 44100 Hz 2 ch",
        "OGG, vorbis, 2, 44100, 64000, vorbis 44100 Hz 2 ch 64 kbit/s ≠ vorbis 44100 Hz 2 ch 128 kbit/s",
        "OGG, vorbis, 2, 44100, 192001, vorbis 44100 Hz 2 ch 192 kbit/s ≠ vorbis 44100 Hz 2 ch 128 kbit/s",
        "EBML, vorbis, 2, 44100, 0, vorbis 44100 Hz 2 ch in EBML ≠ vorbis 44100 Hz 2 ch in OGG"
    })
    void is_told_by_what_players_notice(
            Container container, String codec, int channels, int rate, int bitrate, String words) {
        assertThat(Difference.between(SOURCE, new StreamFormat(container, codec, channels, rate, bitrate)))
                .map(Difference::toString)
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"128000", "0", "192000", "86000"})
    void is_alike_when_only_the_bitrate_is_a_little_different_or_not_told(int bitrate) {
        assertThat(Difference.between(SOURCE, new StreamFormat(Container.OGG, "vorbis", 2, 44_100, bitrate)))
                .isEmpty();
    }

    @Test
    void says_what_it_should_be() {
        var opus = new StreamFormat(Container.OGG, "opus", 2, 48_000, 0);
        assertThat(Difference.between(SOURCE, opus)).map(Difference::source).contains("vorbis 44100 Hz 2 ch");
    }
}

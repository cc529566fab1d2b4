package floe.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The header of a FLAC frame")
class FlacFrameTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "FFF8191800, 192",
        "FFF8291800, 576",
        "FFF8591800, 4608",
        "FFF8891800, 256",
        "FFF9C91800, 4096",
        "FFF8F91800, 32768",
        // One byte, then two, behind numbers of one to seven bytes.
        "FFF8691800FF, 256",
        "FFF86918C28000, 1",
        "FFF8791800043F, 1088",
        "FFF879187F0FFF, 4096",
        "FFF97918E0A0A00FFF, 4096",
        "FFF97918FE80808080808000FF, 256",
        "FFF87918000000, 1",
        "FFF87918FFFFFFFFFF, 0",
        "FFF8791880FFFF, 0"
    })
    void tells_how_many_samples_follow(String hex, int samples) {
        assertThat(FlacFrame.samples(Bytes.wrap(HexFormat.of().parseHex(hex)))).isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource({"''", "FF", "FFF8C918", "FFF8091800", "FFFBC91800", "84F8C91800", "FFF8691800", "FFF879180004"})
    void tells_nothing_when_it_is_none(String hex) {
        assertThat(FlacFrame.samples(Bytes.wrap(HexFormat.of().parseHex(hex)))).isZero();
    }
}

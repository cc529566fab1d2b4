package floe.icy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Blocks for a player stand")
class IcyCadenceTest {
    @ParameterizedTest
    @CsvSource({
        "4, 3,          ...",
        "4, 4,          ....",
        "4, 5,          ....#.",
        "4, 4 1,        ....#.",
        "4, 1 1 1 1 1,  ....#.",
        "4, 9,          ....#....#.",
        "4, 0 4 0 1,    ....#.",
        "1, 3,          .#.#.",
        "5, 12 3,       .....#.....#....."
    })
    void behind_each_interval_whatever_the_pages_are(int interval, String pages, String expected) {
        assertThat(written(new IcyCadence(interval), pages.split(" "))).isEqualTo(expected);
    }

    @Test
    void at_the_same_places_however_the_bytes_are_cut() {
        var random = new Random(7);
        for (int interval : new int[] {1, 7, 16, 100}) {
            var whole = written(new IcyCadence(interval), "1000");
            for (int times = 0; times < 50; times++) {
                assertThat(written(new IcyCadence(interval), cut(1000, random))).isEqualTo(whole);
            }
        }
    }

    @Test
    void nowhere_without_an_interval() {
        assertThatThrownBy(() -> new IcyCadence(0)).hasMessage("a block every 0 bytes");
    }

    private static String[] cut(int total, Random random) {
        var parts = new StringBuilder();
        for (int left = total; left > 0; ) {
            int part = random.nextInt(Math.min(left, 90)) + 1;
            parts.append(part).append(' ');
            left -= part;
        }
        return parts.toString().split(" ");
    }

    /// What is written for pages of these lengths: a dot for each byte, a hash for each block.
    private static String written(IcyCadence cadence, String... pages) {
        var written = new StringBuilder();
        for (var page : pages) {
            for (int left = Integer.parseInt(page); left > 0; ) {
                if (cadence.isBlockDue()) {
                    written.append('#');
                }
                int run = cadence.next(left);
                written.append(".".repeat(run));
                left -= run;
            }
        }
        return written.toString();
    }
}

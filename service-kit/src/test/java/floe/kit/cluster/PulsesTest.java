package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A node that listens for others")
class PulsesTest {
    private static final long MS = 1_000_000;
    private final Pulses pulses = new Pulses(new Pulse("own", 500), 0);

    private void goOn(long fromMillis, long toMillis) {
        for (long now = fromMillis; now <= toMillis; now += 250) {
            pulses.hear(new Pulse("own", 500), now * MS);
            pulses.present(now * MS);
        }
    }

    @Test
    void knows_them_by_age_the_oldest_first() {
        pulses.hear(new Pulse("young", 900), 0);
        pulses.hear(new Pulse("old", 100), 0);
        assertThat(pulses.present(0)).containsExactly("old", "own", "young");
    }

    @Test
    void misses_one_that_says_nothing_for_four_seconds() {
        pulses.hear(new Pulse("other", 900), 0);
        goOn(250, 4000);
        assertThat(pulses.present(4000 * MS)).contains("other");
        goOn(4250, 4250);
        assertThat(pulses.present(4250 * MS)).containsExactly("own");
    }

    @Test
    void misses_nobody_after_it_was_frozen_itself() {
        pulses.hear(new Pulse("other", 900), 0);
        goOn(250, 1000);
        assertThat(pulses.present(30_000 * MS)).containsExactly("own", "other");
        goOn(30_250, 33_500);
        assertThat(pulses.present(33_500 * MS)).containsExactly("own");
    }
}

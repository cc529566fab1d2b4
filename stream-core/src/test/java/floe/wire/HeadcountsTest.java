package floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The listeners on other edges")
class HeadcountsTest {
    private static final long SECOND = 1_000_000_000;
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountName OTHER = new MountName("/other.ogg");

    @Test
    void are_those_of_each_edges_last_word() {
        var counts = Headcounts.NONE.with(said("a", 3), 0).with(said("b", 4), 0).with(said("a", 5), SECOND);
        assertThat(counts.elsewhere(LIVE, SECOND)).isEqualTo(9);
        assertThat(counts.elsewhere(OTHER, SECOND)).isZero();
    }

    @Test
    void are_forgotten_three_seconds_after_an_edges_last_word() {
        var counts = Headcounts.NONE.with(said("a", 3), 0).with(said("b", 4), 2 * SECOND);
        assertThat(counts.elsewhere(LIVE, 3 * SECOND)).isEqualTo(7);
        assertThat(counts.elsewhere(LIVE, 3 * SECOND + 1)).isEqualTo(4);
        assertThat(counts.with(said("b", 4), 9 * SECOND).words()).containsOnlyKeys("b");
    }

    private static Headcount said(String edge, int listeners) {
        return new Headcount(edge, Map.of(LIVE, listeners));
    }
}

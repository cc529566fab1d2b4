package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/// How long something may take. The limits are for a machine with two cores and little else to do; where others need
/// them too, `FLOE_TEST_SLOWNESS=4` allows four times as much.
final class Limit {
    private static final String SLOWNESS = System.getenv().getOrDefault("FLOE_TEST_SLOWNESS", "1");

    private Limit() {}

    /// Says how long it took, and fails when that was too long.
    static void check(String what, Duration took, Duration limit) {
        var allowed = Duration.ofMillis((long) (limit.toMillis() * Double.parseDouble(SLOWNESS)));
        System.out.println(what + ": " + took.toMillis() + " ms of " + allowed.toMillis() + " ms");
        assertThat(took).as(what).isLessThanOrEqualTo(allowed);
    }
}

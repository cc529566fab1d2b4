package floe.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An upstream that sends")
class ThrottleTest {
    private static final int READ = 64 * 1024;
    private final Throttle throttle = new Throttle(0);

    /// Sends reads as fast as it is let, for `seconds`.
    private long heard(long seconds, long nanosPerRead) {
        long now = 0;
        long bytes = 0;
        while (now < TimeUnit.SECONDS.toNanos(seconds)) {
            bytes += READ;
            now += nanosPerRead + throttle.take(READ, now);
        }
        return bytes;
    }

    @Test
    void at_any_speed_of_a_stream_is_never_stopped() {
        long now = 0;
        for (int i = 0; i < 10_000; i++) {
            assertThat(throttle.take(READ, now)).isZero();
            now += TimeUnit.MILLISECONDS.toNanos(16);
        }
    }

    @Test
    void as_fast_as_it_can_is_heard_at_four_mebibytes_a_second() {
        assertThat(heard(60, 1000)).isBetween(60 * Throttle.BYTES_PER_SECOND, 63 * Throttle.BYTES_PER_SECOND);
    }

    @Test
    void may_come_with_a_burst_after_a_year_of_silence() {
        long year = TimeUnit.DAYS.toNanos(365);
        assertThat(throttle.take((int) Throttle.AT_ONCE, year)).isZero();
        assertThat(throttle.take(READ, year)).isPositive();
    }
}

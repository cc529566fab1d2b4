package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The pace of a loop")
class FlushPaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long HALF = SECOND / 2;
    private static final long TEN_MICROS = 10_000;

    private final Pulse pulse = new Pulse(0);
    private long now;

    @Nested
    class while_there_is_little_to_do {
        @Test
        void sends_each_page_at_once() {
            seconds(5, 100);
            assertThat(pulse.pace()).isEqualTo(new FlushPace.AtOnce());
            assertThat(pulse.pace().patienceNanos(HALF, 0)).isZero();
        }

        @Test
        void does_not_judge_by_the_first_flushes_of_a_process_which_nothing_has_compiled_yet() {
            for (int i = 0; i < 20; i++) {
                page(4);
                pulse.walked(4, 4 * 200 * TEN_MICROS);
            }
            assertThat(pulse.pace()).isEqualTo(new FlushPace.AtOnce());
        }

        @Test
        void stays_the_same_when_nobody_listens() {
            seconds(5, 0);
            assertThat(pulse.pace()).isEqualTo(new FlushPace.AtOnce());
        }
    }

    @Nested
    class under_load {
        @Test
        void gathers_pages() {
            seconds(3, 2_000);
            assertThat(pulse.pace()).isEqualTo(new FlushPace.Gathered());
        }

        @Test
        void makes_pages_wait_for_the_next_one_that_comes_in_time() {
            assertThat(new FlushPace.Gathered().patienceNanos(HALF, HALF / 2)).isEqualTo(HALF);
        }

        @Test
        void does_not_wait_for_a_page_that_would_come_too_late() {
            assertThat(new FlushPace.Gathered().patienceNanos(HALF, SECOND)).isNotPositive();
        }

        @Test
        void holds_nothing_back_that_has_waited_long_enough() {
            assertThat(new FlushPace.Gathered().patienceNanos(0, 0)).isNotPositive();
        }

        @Test
        void counts_what_flushing_at_once_would_cost_and_not_what_gathering_costs() {
            seconds(3, 2_000);
            for (int i = 0; i < 40; i++) {
                page(2_000);
                pulse.walked(i % 2 == 0 ? 2_000 : 0, i % 2 == 0 ? 2_000 * TEN_MICROS : 0);
            }
            assertThat(pulse.pace()).isEqualTo(new FlushPace.Gathered());
        }

        @Test
        void turns_back_when_it_is_over() {
            seconds(3, 2_000);
            seconds(3, 100);
            assertThat(pulse.pace()).isEqualTo(new FlushPace.AtOnce());
        }
    }

    @Nested
    class between_busy_and_calm {
        private static final double BETWEEN = (FlushPace.BUSY + FlushPace.CALM) / 2;

        @Test
        void stays_as_it_is() {
            assertThat(new FlushPace.AtOnce().next(BETWEEN)).isEqualTo(new FlushPace.AtOnce());
            assertThat(new FlushPace.Gathered().next(BETWEEN)).isEqualTo(new FlushPace.Gathered());
        }
    }

    private void seconds(int count, int listeners) {
        for (int i = 0; i < count * 4; i++) {
            page(listeners);
            pulse.walked(listeners, listeners * TEN_MICROS);
        }
    }

    private void page(int listeners) {
        now += SECOND / 4;
        pulse.heard(listeners, now);
    }
}

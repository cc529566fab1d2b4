package floe.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import floe.ingest.relay.Ladder.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A relay whose upstream fails")
class LadderTest {
    private static final double MIDDLE = 0.5;
    private static final Duration NOTHING = Duration.ZERO;

    private static Step pause(long millis) {
        return new Step.Pause(Duration.ofMillis(millis));
    }

    @Nested
    class and_has_others {
        private final Ladder ladder = new Ladder(3);

        @Test
        void tries_the_next_one_at_once() {
            assertThat(ladder.failed(0, NOTHING, MIDDLE)).isEqualTo(new Step.Try(1));
            assertThat(ladder.failed(1, NOTHING, MIDDLE)).isEqualTo(new Step.Try(2));
        }

        @Test
        void begins_again_with_the_best_after_a_pause_when_all_have_failed() {
            ladder.failed(0, NOTHING, MIDDLE);
            ladder.failed(1, NOTHING, MIDDLE);
            assertThat(ladder.failed(2, NOTHING, MIDDLE)).isEqualTo(pause(1000));
            assertThat(ladder.failed(0, NOTHING, MIDDLE)).isEqualTo(new Step.Try(1));
        }

        @Test
        void returns_to_the_best_only_when_the_one_that_was_heard_fails() {
            ladder.failed(0, NOTHING, MIDDLE);
            assertThat(ladder.failed(1, Ladder.STEADY, MIDDLE)).isEqualTo(new Step.Try(0));
        }

        @Test
        void does_not_go_round_and_round_among_those_that_answer_and_break_off() {
            var steps = new ArrayList<Step>();
            for (int at : List.of(0, 1, 2, 0, 1, 2)) {
                steps.add(ladder.failed(at, Duration.ofSeconds(1), MIDDLE));
            }
            assertThat(steps)
                    .containsExactly(
                            new Step.Try(1),
                            new Step.Try(2),
                            pause(1000),
                            new Step.Try(1),
                            new Step.Try(2),
                            pause(2000));
        }
    }

    @Nested
    class and_has_no_other {
        private final Ladder ladder = new Ladder(1);

        private List<Step> steps(int count, double dice) {
            var steps = new ArrayList<Step>();
            for (int i = 0; i < count; i++) {
                steps.add(ladder.failed(0, NOTHING, dice));
            }
            return steps;
        }

        @Test
        void waits_longer_each_time_up_to_a_minute() {
            assertThat(steps(9, MIDDLE))
                    .containsExactly(
                            pause(1000),
                            pause(2000),
                            pause(4000),
                            pause(8000),
                            pause(16_000),
                            pause(32_000),
                            pause(60_000),
                            pause(60_000),
                            pause(60_000));
        }

        @Test
        void waits_a_quarter_more_or_less_so_that_not_all_come_back_together() {
            assertThat(steps(1, 0)).containsExactly(pause(750));
            assertThat(steps(1, 1)).containsExactly(pause(2500));
        }

        @Test
        void still_waits_no_longer_after_years() {
            assertThat(steps(100_000, MIDDLE)).last().isEqualTo(pause(60_000));
        }

        @Test
        void forgets_it_once_it_was_heard_for_half_a_minute() {
            steps(5, MIDDLE);
            assertThat(ladder.failed(0, Ladder.STEADY.minusMillis(1), MIDDLE)).isEqualTo(pause(32_000));
            assertThat(ladder.failed(0, Ladder.STEADY, MIDDLE)).isEqualTo(pause(1000));
        }
    }
}

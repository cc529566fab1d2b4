package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("What waits")
class WaitingTest {
    private static final FlushPace GATHERED = new FlushPace.Gathered();
    private static final long MOST = Duration.ofMillis(550).toNanos();

    private final Waiting waiting = new Waiting();
    private long now = Duration.ofHours(1).toNanos();

    @Nested
    class on_a_loop_that_has_time {
        @Test
        void is_not_held_back() {
            heardEvery(Duration.ofMillis(265), 20);
            assertThat(waiting.patienceNanos(new FlushPace.AtOnce(), now, MOST)).isZero();
        }
    }

    @Nested
    class on_a_loop_under_load {
        @Test
        void waits_for_the_next_page_as_long_as_that_comes_in_time() {
            heardEvery(Duration.ofMillis(265), 20);
            waiting.clear();
            heardEvery(Duration.ofMillis(265), 1);
            assertThat(patience()).isEqualTo(MOST);
            heardEvery(Duration.ofMillis(265), 1);
            assertThat(patience()).isEqualTo(Duration.ofMillis(285).toNanos());
        }

        @Test
        void goes_with_the_last_page_that_comes_in_time() {
            heardEvery(Duration.ofMillis(265), 20);
            waiting.clear();
            heardEvery(Duration.ofMillis(265), 3);
            assertThat(patience()).isNotPositive();
        }

        @Test
        void goes_at_once_when_pages_come_further_apart_than_they_may_wait() {
            heardEvery(Duration.ofSeconds(1), 20);
            waiting.clear();
            heardEvery(Duration.ofSeconds(1), 1);
            assertThat(patience()).isNotPositive();
        }

        @Test
        void waits_no_longer_than_it_may_for_a_page_that_is_late() {
            heardEvery(Duration.ofMillis(265), 20);
            waiting.clear();
            heardEvery(Duration.ofMillis(265), 1);
            now += Duration.ofMillis(540).toNanos();
            assertThat(patience()).isEqualTo(Duration.ofMillis(10).toNanos());
        }

        @Test
        void adapts_to_pages_that_come_more_often() {
            heardEvery(Duration.ofSeconds(1), 20);
            heardEvery(Duration.ofMillis(50), 20);
            waiting.clear();
            heardEvery(Duration.ofMillis(50), 1);
            assertThat(patience()).isEqualTo(MOST);
        }

        private long patience() {
            return waiting.patienceNanos(GATHERED, now, MOST);
        }
    }

    private void heardEvery(Duration apart, int times) {
        for (int i = 0; i < times; i++) {
            now += apart.toNanos();
            waiting.hears(now);
            waiting.add(4_000);
        }
    }
}

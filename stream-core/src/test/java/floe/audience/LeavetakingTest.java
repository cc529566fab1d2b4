package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A leavetaking")
class LeavetakingTest {
    @ParameterizedTest
    @CsvSource({
        // whole, kept, ending, in milliseconds
        "30000,  20000, 9000",
        "300000, 200000, 99000",
        "6000,   4000,  1000",
        "3000,   2000,  500",
        "0,      0,     0"
    })
    void keeps_everybody_for_two_thirds_and_ends_them_before_the_last_second(long whole, long kept, long ending) {
        assertThat(Leavetaking.within(Duration.ofMillis(whole)))
                .isEqualTo(new Leavetaking(Duration.ofMillis(kept), Duration.ofMillis(ending)));
    }

    @ParameterizedTest
    @CsvSource({
        // listeners, milliseconds, ended
        "1000, 0,    0",
        "1000, 1,    0",
        "1000, 9,    1",
        "1000, 3000, 333",
        "1000, 8995, 999",
        "1000, 9000, 1000",
        "1000, 9500, 1000",
        "1000, -5,   0",
        "1,    4499, 0",
        "1,    4501, 1",
        "0,    4501, 0",
        "2000000000, 4500, 1000000000"
    })
    void ends_listeners_evenly(int listeners, long millis, int ended) {
        var farewell = Leavetaking.within(Duration.ofSeconds(30));
        assertThat(farewell.ended(listeners, Duration.ofMillis(millis).toNanos()))
                .isEqualTo(ended);
    }

    @ParameterizedTest
    @CsvSource({
        // nobody listens, milliseconds, keeps
        "false, 0,     true",
        "false, 19999, true",
        "false, 20000, false",
        "true,  2999,  true",
        "true,  3000,  false"
    })
    void keeps_the_doors_open_while_somebody_listens_else_until_balancers_have_noticed(
            boolean nobodyListens, long millis, boolean keeps) {
        var farewell = Leavetaking.within(Duration.ofSeconds(30));
        assertThat(farewell.keeps(nobodyListens, Duration.ofMillis(millis).toNanos()))
                .isEqualTo(keeps);
    }

    @Test
    void never_ends_a_crowd_at_one_beat() {
        var farewell = Leavetaking.within(Duration.ofSeconds(30));
        var ended = IntStream.rangeClosed(0, 180)
                .map(beat -> farewell.ended(
                        20_000, Duration.ofMillis(50).multipliedBy(beat).toNanos()))
                .toArray();
        assertThat(IntStream.range(1, ended.length).map(beat -> ended[beat] - ended[beat - 1]))
                .allMatch(atOnce -> atOnce >= 111 && atOnce <= 112);
    }

    @Test
    void without_time_ends_all_at_once() {
        assertThat(Leavetaking.within(Duration.ZERO).keeps(false, 0)).isFalse();
        assertThat(Leavetaking.within(Duration.ZERO).ended(1000, 0)).isEqualTo(1000);
    }

    @Test
    void is_not_over_before_it_begins() {
        assertThatThrownBy(() -> Leavetaking.within(Duration.ofSeconds(-3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A session")
class SessionsTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final long ANNA = 1;
    private static final long BERT = 2;

    private final Sessions sessions = new Sessions(0);

    @Nested
    class of_one_connection {
        @Test
        void begins_when_that_has_lasted_a_second() {
            sessions.begins(ANNA, 0);
            sessions.tick(999 * MS);
            assertThat(sessions.count()).isZero();
            sessions.tick(SECOND);
            assertThat(sessions.count()).isOne();
        }

        @Test
        void lasts_as_long_as_that() {
            var visit = sessions.begins(ANNA, 0);
            sessions.ends(visit, 10 * SECOND);
            sessions.tick(20 * SECOND);
            assertThat(sessions.count()).isZero();
            assertThat(sessions.sessionNanos()).isEqualTo(10 * SECOND);
            assertThat(sessions.connectionNanos()).isEqualTo(10 * SECOND);
            assertThat(sessions.isEmpty()).isTrue();
        }

        @Test
        void is_none_when_that_was_a_probe() {
            sessions.ends(sessions.begins(ANNA, 0), 900 * MS);
            sessions.tick(20 * SECOND);
            assertThat(sessions.sessionNanos()).isZero();
            assertThat(sessions.connectionNanos()).isEqualTo(900 * MS);
        }
    }

    @Nested
    class of_two_connections_that_begin_together {
        @Test
        void is_one_as_long_as_either_lasts() {
            var one = sessions.begins(ANNA, 0);
            var other = sessions.begins(ANNA, 2 * SECOND);
            sessions.tick(4 * SECOND);
            assertThat(sessions.count()).isOne();
            sessions.ends(one, 5 * SECOND);
            assertThat(sessions.count()).isOne();
            sessions.ends(other, 10 * SECOND);
            assertThat(sessions.count()).isZero();
            assertThat(sessions.sessionNanos()).isEqualTo(10 * SECOND);
            assertThat(sessions.connectionNanos()).isEqualTo(13 * SECOND);
        }

        @Test
        void begins_with_the_second_when_the_first_was_a_probe() {
            sessions.ends(sessions.begins(ANNA, 0), 20 * MS);
            sessions.begins(ANNA, 30 * MS);
            sessions.tick(3 * SECOND);
            assertThat(sessions.count()).isOne();
            assertThat(sessions.sessionNanos()).isEqualTo(3 * SECOND - 30 * MS);
        }

        @Test
        void is_one_when_the_probe_ends_after_the_second_has_begun() {
            var probe = sessions.begins(ANNA, 0);
            sessions.begins(ANNA, 30 * MS);
            sessions.ends(probe, 40 * MS);
            sessions.tick(3 * SECOND);
            assertThat(sessions.count()).isOne();
        }
    }

    @Nested
    class beside_another {
        @Test
        void of_somebody_else_is_its_own() {
            sessions.begins(ANNA, 0);
            sessions.begins(BERT, 0);
            sessions.tick(SECOND);
            assertThat(sessions.count()).isEqualTo(2);
        }

        @Test
        void of_the_same_player_that_began_later_is_its_own() {
            var first = sessions.begins(ANNA, 0);
            var second = sessions.begins(ANNA, 5 * SECOND + 1);
            sessions.tick(8 * SECOND);
            assertThat(sessions.count()).isEqualTo(2);
            sessions.ends(first, 9 * SECOND);
            assertThat(sessions.count()).isOne();
            sessions.ends(second, 10 * SECOND);
            assertThat(sessions.count()).isZero();
        }

        @Test
        void that_ended_is_another_even_a_moment_later() {
            sessions.ends(sessions.begins(ANNA, 0), 3 * SECOND);
            sessions.begins(ANNA, 3 * SECOND);
            assertThat(sessions.count()).isZero();
            sessions.tick(4 * SECOND);
            assertThat(sessions.count()).isOne();
            assertThat(sessions.sessionNanos()).isEqualTo(4 * SECOND);
        }
    }
}

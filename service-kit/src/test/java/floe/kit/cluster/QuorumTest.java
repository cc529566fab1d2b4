package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A node")
class QuorumTest {
    private static final long SECOND = 1_000_000_000;
    private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

    private Quorum quorum = Quorum.NOBODY;

    private void sees(long atSeconds, String... members) {
        quorum = quorum.seeing(List.of(members), atSeconds * SECOND);
    }

    private boolean isWithMajority(long atSeconds) {
        return quorum.isMajority(atSeconds * SECOND);
    }

    @Test
    void that_is_alone_is_the_whole_cluster() {
        sees(0, "a");
        assertThat(isWithMajority(0)).isTrue();
    }

    @Nested
    class of_five {
        @Test
        void is_with_the_greater_part_when_it_sees_three() {
            quorum = quorum.seeing(FIVE, 0);
            sees(10, "c", "d", "e");
            assertThat(isWithMajority(10)).isTrue();
        }

        @Test
        void is_with_the_smaller_part_when_it_sees_two_even_if_these_are_the_oldest() {
            quorum = quorum.seeing(FIVE, 0);
            sees(10, "a", "b");
            assertThat(isWithMajority(10)).isFalse();
        }

        @Test
        void counts_those_that_it_lost_one_after_the_other() {
            quorum = quorum.seeing(FIVE, 0);
            sees(10, "a", "b", "c", "d");
            sees(20, "a", "b", "c");
            sees(30, "a", "b");
            assertThat(isWithMajority(30)).isFalse();
        }

        @Test
        void does_not_count_those_that_took_leave() {
            quorum = quorum.seeing(FIVE, 0).without("c").without("d").without("e");
            assertThat(isWithMajority(0)).isTrue();
            quorum = quorum.seeing(FIVE, SECOND);
            sees(10, "a", "b");
            sees(20, "a");
            assertThat(isWithMajority(20)).isTrue();
        }

        @Test
        void does_not_count_one_that_took_leave_and_was_heard_late() {
            quorum = quorum.seeing(FIVE, 0);
            sees(10, "a", "b");
            quorum = quorum.without("e").without("d");
            assertThat(isWithMajority(10)).isTrue();
        }

        @Test
        void counts_one_that_took_leave_when_it_is_back() {
            quorum = quorum.seeing(FIVE, 0).without("e");
            sees(10, "a", "b", "c", "d");
            quorum = quorum.seeing(FIVE, 20 * SECOND);
            sees(30, "a", "b");
            assertThat(isWithMajority(30)).isFalse();
        }

        @Test
        void is_with_all_again_when_they_come_together() {
            quorum = quorum.seeing(FIVE, 0);
            sees(10, "d", "e");
            sees(20, "a", "b", "c", "d", "e");
            assertThat(isWithMajority(20)).isTrue();
            assertThat(quorum.size(20 * SECOND)).isEqualTo(5);
        }

        @Test
        void works_on_after_a_minute_without_the_others() {
            quorum = quorum.seeing(FIVE, 0);
            sees(10, "e");
            assertThat(isWithMajority(69)).isFalse();
            assertThat(isWithMajority(71)).isTrue();
        }
    }

    @Nested
    class of_two {
        @Test
        void is_the_greater_part_when_it_is_the_older_one() {
            sees(0, "a", "b");
            sees(10, "a");
            assertThat(isWithMajority(10)).isTrue();
        }

        @Test
        void is_the_smaller_part_when_it_is_the_younger_one_but_for_a_minute_only() {
            sees(0, "a", "b");
            sees(10, "b");
            assertThat(isWithMajority(10)).isFalse();
            assertThat(isWithMajority(71)).isTrue();
        }
    }

    @Test
    void that_joins_takes_the_age_of_the_others_from_their_order() {
        sees(0, "c", "a", "d", "b");
        sees(10, "b", "c");
        assertThat(isWithMajority(10)).isTrue();
        sees(20, "a", "b", "c", "d");
        sees(30, "a", "b");
        assertThat(isWithMajority(30)).isFalse();
    }
}

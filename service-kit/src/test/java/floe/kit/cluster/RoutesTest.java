package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The way to a node's address")
class RoutesTest {
    private static final long SECOND = 1_000_000_000;
    private static final String EDGE = Addresses.edge("e");
    private static final RegistrationInfo ONE = new RegistrationInfo("node-1", 7, false);
    private static final RegistrationInfo OTHER = new RegistrationInfo("node-2", 8, false);

    private final Routes routes = new Routes();

    @Test
    void is_as_Hazelcast_says() {
        assertThat(routes.said(EDGE, List.of(ONE), 0)).containsExactly(ONE);
        assertThat(routes.of(EDGE, 99 * SECOND)).containsExactly(ONE);
        assertThat(routes.of(Addresses.edge("other"), 0)).isEmpty();
    }

    @Test
    void is_forgotten_a_second_after_its_node_has_given_it_up() {
        routes.said(EDGE, List.of(ONE), 0);
        routes.said(EDGE, List.of(), 10 * SECOND);
        assertThat(routes.of(EDGE, 10 * SECOND)).containsExactly(ONE);
        assertThat(routes.tidy(11 * SECOND)).isEmpty();
        assertThat(routes.tidy(12 * SECOND)).containsExactly(EDGE);
        assertThat(routes.of(EDGE, 12 * SECOND)).isEmpty();
    }

    @Nested
    class that_was_lost_from_sight {
        @Test
        void is_kept_for_half_an_hour() {
            lose();
            routes.tidy(1700 * SECOND);
            assertThat(routes.of(EDGE, 1700 * SECOND)).containsExactly(ONE);
            assertThat(routes.tidy(1820 * SECOND)).containsExactly(EDGE);
            assertThat(routes.of(EDGE, 1820 * SECOND)).isEmpty();
        }

        @Test
        void is_kept_until_the_node_is_back_and_had_time_to_say_so() {
            lose();
            routes.found("node-1", 20 * SECOND);
            assertThat(routes.of(EDGE, 40 * SECOND)).containsExactly(ONE);
            routes.tidy(51 * SECOND);
            assertThat(routes.of(EDGE, 51 * SECOND)).isEmpty();
        }

        @Test
        void is_as_the_node_says_when_it_is_back() {
            lose();
            routes.found("node-1", 20 * SECOND);
            routes.said(EDGE, List.of(ONE), 21 * SECOND);
            routes.tidy(60 * SECOND);
            assertThat(routes.of(EDGE, 60 * SECOND)).containsExactly(ONE);
        }

        @Test
        void yields_to_another_that_takes_its_name() {
            lose();
            assertThat(routes.said(EDGE, List.of(OTHER), 12 * SECOND)).containsExactly(OTHER);
        }

        @Test
        void is_kept_beside_others_where_all_are_told() {
            routes.said(Addresses.MOUNTS, List.of(ONE, OTHER), 0);
            routes.lost("node-1", 10 * SECOND);
            assertThat(routes.said(Addresses.MOUNTS, List.of(OTHER), 11 * SECOND))
                    .containsExactly(OTHER, ONE);
        }

        @Test
        void ends_when_it_turns_out_that_the_node_took_leave() {
            lose();
            routes.gone("node-1");
            assertThat(routes.of(EDGE, 12 * SECOND)).isEmpty();
        }

        private void lose() {
            routes.said(EDGE, List.of(ONE), 0);
            routes.said(EDGE, List.of(), 10 * SECOND);
            routes.lost("node-1", 10 * SECOND);
        }
    }

    @Nested
    class that_Hazelcast_lost_with_others_who_are_gone {
        @BeforeEach
        void loseOthers() {
            routes.said(EDGE, List.of(ONE), 0);
            routes.lost("node-2", 10 * SECOND);
            routes.said(EDGE, List.of(), 11 * SECOND);
        }

        @Test
        void is_kept_while_its_node_had_no_time_to_say_so_again() {
            assertThat(routes.tidy(39 * SECOND)).isEmpty();
            assertThat(routes.of(EDGE, 39 * SECOND)).containsExactly(ONE);
            assertThat(routes.tidy(41 * SECOND)).containsExactly(EDGE);
            assertThat(routes.of(EDGE, 41 * SECOND)).isEmpty();
        }

        @Test
        void is_kept_as_long_after_the_others_are_back() {
            routes.found("node-2", 20 * SECOND);
            assertThat(routes.tidy(49 * SECOND)).isEmpty();
            assertThat(routes.of(EDGE, 49 * SECOND)).containsExactly(ONE);
            assertThat(routes.tidy(51 * SECOND)).containsExactly(EDGE);
        }

        @Test
        void is_kept_beside_those_that_were_said_again_where_all_are_told() {
            routes.said(Addresses.MOUNTS, List.of(ONE, OTHER), 0);
            routes.said(Addresses.MOUNTS, List.of(OTHER), 12 * SECOND);
            assertThat(routes.of(Addresses.MOUNTS, 30 * SECOND)).containsExactly(OTHER, ONE);
        }

        @Test
        void is_as_its_node_says_when_it_has_said_so_again() {
            routes.said(EDGE, List.of(ONE), 13 * SECOND);
            assertThat(routes.tidy(60 * SECOND)).isEmpty();
            assertThat(routes.of(EDGE, 60 * SECOND)).containsExactly(ONE);
        }

        @Test
        void ends_at_once_when_its_node_takes_leave() {
            routes.gone("node-1");
            assertThat(routes.of(EDGE, 12 * SECOND)).isEmpty();
        }

        @Test
        void yields_to_another_that_takes_its_name() {
            assertThat(routes.said(EDGE, List.of(OTHER), 12 * SECOND)).containsExactly(OTHER);
        }
    }
}

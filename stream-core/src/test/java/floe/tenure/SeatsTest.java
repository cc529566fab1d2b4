package floe.tenure;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The seats of a node")
class SeatsTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final Bid OWN = new Bid(LIVE, "ingest-1", 100, 0, "source", false);
    private static final Bid EARLIER = new Bid(LIVE, "ingest-2", 99, 0, "source", false);
    private static final Bid LATER = new Bid(LIVE, "ingest-2", 101, 0, "source", false);

    private final Seats seats = new Seats();

    @Test
    void keep_an_own_bid_before_a_later_one_of_another_node() {
        assertThat(seats.enter(OWN, 0)).isEqualTo(Tenure.FREE);
        assertThat(seats.hear(LATER, 1)).isEqualTo(Tenure.soughtBy(OWN));
        assertThat(seats.confirm(OWN)).isTrue();
    }

    @Test
    void give_an_own_bid_up_for_an_earlier_one_of_another_node() {
        seats.enter(OWN, 0);
        assertThat(seats.hear(EARLIER, 1)).isEqualTo(Tenure.FREE);
        assertThat(seats.confirm(OWN)).isFalse();
        assertThat(seats.before(OWN)).isEqualTo(Tenure.soughtBy(EARLIER));
    }

    @Test
    void keep_a_confirmed_bid_whatever_the_clocks_of_others_say() {
        seats.enter(OWN, 0);
        seats.confirm(OWN);
        assertThat(seats.hear(EARLIER, 1)).isEqualTo(Tenure.soughtBy(OWN));
    }

    @Test
    void give_a_confirmed_bid_up_for_a_better_priority() {
        var standby = new Bid(LIVE, "ingest-1", 100, 3, "backup", false);
        seats.enter(standby, 0);
        seats.confirm(standby);
        assertThat(seats.hear(LATER, 1)).isEqualTo(Tenure.FREE);
    }

    @Test
    void remember_another_nodes_bid_as_long_as_its_contest_lasts() {
        seats.hear(EARLIER, 0);
        assertThat(seats.enter(OWN, 399)).isEqualTo(Tenure.soughtBy(EARLIER));
        assertThat(seats.enter(OWN, 400)).isEqualTo(Tenure.FREE);
    }

    @Test
    void tell_a_third_node_of_the_better_of_two() {
        var third = new Bid(LIVE, "ingest-3", 98, 0, "source", false);
        seats.hear(EARLIER, 0);
        assertThat(seats.hear(LATER, 1)).isEqualTo(Tenure.FREE);
        seats.hear(third, 2);
        assertThat(seats.hear(EARLIER, 3)).isEqualTo(Tenure.soughtBy(third));
    }

    @Test
    void are_free_when_a_bid_is_released() {
        seats.enter(OWN, 0);
        seats.confirm(OWN);
        seats.release(OWN);
        assertThat(seats.hear(LATER, 1)).isEqualTo(Tenure.FREE);
    }

    @Test
    void let_a_node_bid_again_when_it_insists() {
        seats.hear(EARLIER, 0);
        assertThat(seats.hear(EARLIER.insisting(200), 1)).isEqualTo(Tenure.FREE);
    }
}

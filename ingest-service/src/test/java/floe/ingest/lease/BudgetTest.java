package floe.ingest.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An edge's budget")
class BudgetTest {
    private final Budget budget = new Budget(100);

    @Test
    void is_spent_to_the_last_byte_and_no_further() {
        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(41)).isFalse();
        assertThat(budget.take(40)).isTrue();
        assertThat(budget.take(1)).isFalse();
        assertThat(budget.inFlight()).isEqualTo(100);
    }

    @Test
    void is_there_again_when_the_bytes_have_left() {
        budget.take(100);
        budget.giveBack(60);
        assertThat(budget.take(60)).isTrue();
    }

    @Test
    void lets_what_is_larger_than_itself_go_alone() {
        assertThat(budget.take(200)).isTrue();
        assertThat(budget.take(1)).isFalse();
        budget.giveBack(200);
        budget.take(1);
        assertThat(budget.take(200)).isFalse();
    }
}

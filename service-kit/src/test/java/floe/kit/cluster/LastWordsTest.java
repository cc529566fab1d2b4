package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What nodes said last")
class LastWordsTest {
    private final LastWords<String> words = new LastWords<>(Duration.ofNanos(10), () -> this.now);
    private long now;

    @Test
    void stands_in_the_order_of_their_names() {
        words.hear("c", "third");
        words.hear("a", "first");
        words.hear("b", "second");
        assertThat(words.all()).containsExactly("first", "second", "third");
    }

    @Test
    void is_the_newest_of_each() {
        words.hear("a", "before");
        words.hear("a", "now");
        assertThat(words.all()).containsExactly("now");
    }

    @Test
    void counts_for_a_while_from_when_it_was_heard() {
        words.hear("a", "old");
        now = 5;
        words.hear("b", "new");
        now = 10;
        assertThat(words.all()).containsExactly("old", "new");
        now = 11;
        assertThat(words.all()).containsExactly("new");
    }
}

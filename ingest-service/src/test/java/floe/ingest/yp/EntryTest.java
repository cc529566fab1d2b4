package floe.ingest.yp;

import static org.assertj.core.api.Assertions.assertThat;

import floe.ingest.yp.Outcome.Accepted;
import floe.ingest.yp.Outcome.Refused;
import floe.ingest.yp.Outcome.Unreachable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A mount in a directory")
class EntryTest {
    private static final Question ADD = new Question.Add();
    private static final Question TOUCH = new Question.Touch("s1");
    private static final Question REMOVE = new Question.Remove("s1");
    private static final Outcome FINE = new Accepted("s1", Optional.of(Duration.ofSeconds(200)));

    // Near the end of the clock's range, where it turns over.
    private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);

    private final Entry entry = new Entry(Duration.ofSeconds(45), START);
    private long second;

    private long now() {
        return START + TimeUnit.SECONDS.toNanos(second);
    }

    /// What is asked after so many more seconds, and not a second before.
    private Question askedAfter(long seconds) {
        second += seconds - 1;
        assertThat(entry.ask(now())).isEmpty();
        second++;
        return entry.ask(now()).orElseThrow();
    }

    private void hears(Question question, Outcome outcome) {
        entry.answered(question, outcome, now());
    }

    private void isListed() {
        hears(askedAfter(60), FINE);
        hears(askedAfter(5), FINE);
    }

    @Test
    void is_added_after_a_minute_touched_after_five_seconds_and_then_as_the_directory_wishes() {
        assertThat(askedAfter(60)).isEqualTo(ADD);
        assertThat(entry.isListed()).isFalse();
        hears(ADD, FINE);
        assertThat(entry.isListed()).isTrue();
        assertThat(askedAfter(5)).isEqualTo(TOUCH);
        hears(TOUCH, FINE);
        assertThat(askedAfter(200)).isEqualTo(TOUCH);
        hears(TOUCH, new Accepted("", Optional.empty()));
        assertThat(askedAfter(200)).isEqualTo(TOUCH);
    }

    @Test
    void is_touched_as_configured_when_the_directory_does_not_say() {
        hears(askedAfter(60), new Accepted("s1", Optional.empty()));
        hears(askedAfter(5), new Accepted("", Optional.empty()));
        assertThat(askedAfter(45)).isEqualTo(TOUCH);
    }

    @Test
    void asks_nothing_while_it_waits_for_an_answer() {
        askedAfter(60);
        second += 10_000;
        assertThat(entry.ask(now())).isEmpty();
    }

    @Nested
    class that_is_not_taken {
        @Test
        void asks_again_after_two_hours_when_it_was_refused() {
            hears(askedAfter(60), new Refused("no"));
            assertThat(askedAfter(7200)).isEqualTo(ADD);
        }

        @Test
        void asks_again_after_twenty_minutes_when_nobody_answered() {
            hears(askedAfter(60), new Unreachable("timeout"));
            assertThat(askedAfter(1200)).isEqualTo(ADD);
        }

        @Test
        void counts_an_answer_without_an_identity_as_a_refusal() {
            hears(askedAfter(60), new Accepted("", Optional.empty()));
            assertThat(entry.isListed()).isFalse();
            assertThat(askedAfter(7200)).isEqualTo(ADD);
        }

        @Test
        void is_added_anew_when_a_touch_is_refused() {
            isListed();
            hears(askedAfter(200), new Refused("who?"));
            assertThat(entry.isListed()).isFalse();
            assertThat(askedAfter(1200)).isEqualTo(ADD);
        }
    }

    @Nested
    class with_news {
        @BeforeEach
        void listed() {
            isListed();
        }

        @Test
        void is_touched_within_three_seconds() {
            entry.news(now());
            assertThat(askedAfter(3)).isEqualTo(TOUCH);
        }

        @Test
        void keeps_its_turn_when_that_comes_within_a_minute() {
            second += 150;
            entry.news(now());
            assertThat(askedAfter(50)).isEqualTo(TOUCH);
        }
    }

    @Nested
    class whose_source_goes {
        @Test
        void is_removed_after_a_minute() {
            isListed();
            entry.absent(now());
            assertThat(askedAfter(60)).isEqualTo(REMOVE);
            assertThat(entry.isOver(now())).isFalse();
            hears(REMOVE, new Unreachable("timeout"));
            assertThat(entry.isOver(now())).isTrue();
        }

        @Test
        void keeps_its_place_when_the_source_is_back_within_a_minute_and_tells_it() {
            isListed();
            entry.absent(now());
            second += 59;
            entry.present(now());
            assertThat(askedAfter(3)).isEqualTo(TOUCH);
        }

        @Test
        void is_not_touched_meanwhile() {
            hears(askedAfter(60), FINE);
            entry.absent(now());
            second += 59;
            assertThat(entry.ask(now())).isEmpty();
        }

        @Test
        void is_never_added_when_it_went_before_its_turn() {
            entry.absent(now());
            second += 60;
            assertThat(entry.ask(now())).isEmpty();
            assertThat(entry.isOver(now())).isTrue();
        }

        @Test
        void is_removed_when_it_is_added_only_then() {
            assertThat(askedAfter(60)).isEqualTo(ADD);
            entry.absent(now());
            second += 70;
            hears(ADD, FINE);
            assertThat(entry.ask(now())).contains(REMOVE);
        }

        @Test
        void is_added_anew_when_the_source_is_back_too_late() {
            isListed();
            entry.absent(now());
            assertThat(askedAfter(60)).isEqualTo(REMOVE);
            entry.present(now());
            hears(REMOVE, FINE);
            assertThat(askedAfter(60)).isEqualTo(ADD);
        }
    }

    @Test
    void is_removed_at_once_when_it_may_not_be_public_any_more() {
        isListed();
        entry.unwanted(now());
        assertThat(entry.ask(now())).contains(REMOVE);
    }
}

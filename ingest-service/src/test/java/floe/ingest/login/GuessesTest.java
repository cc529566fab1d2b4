package floe.ingest.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// T2, A-009.
@DisplayName("An address that guesses passwords")
class GuessesTest {
    private static final String BAD = "192.0.2.1";
    private static final Guesses.Turn NOW = new Guesses.Turn.Now();
    private static final Guesses.Turn LATER = new Guesses.Turn.Later();
    private static final Guesses.Turn NEVER = new Guesses.Turn.Never();

    private final Guesses guesses = new Guesses();

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private void wrong(int times, long atNanos) {
        for (int i = 0; i < times; i++) {
            guesses.wrong(BAD, atNanos);
        }
    }

    @Test
    void is_answered_at_once_up_to_the_tenth_wrong_one() {
        wrong(9, 0);
        assertThat(guesses.ask(BAD, 1)).isEqualTo(NOW);
        wrong(1, 1);
        assertThat(guesses.ask(BAD, 2)).isEqualTo(LATER);
    }

    @Test
    void takes_nothing_from_other_addresses() {
        wrong(1000, 0);
        assertThat(guesses.ask("192.0.2.2", 1)).isEqualTo(NOW);
    }

    @Test
    void is_forgiven_a_minute_later() {
        wrong(10, 0);
        assertThat(guesses.ask(BAD, seconds(59))).isEqualTo(LATER);
        assertThat(guesses.ask(BAD, seconds(60))).isEqualTo(NOW);
    }

    @Test
    void is_not_slowed_down_for_ten_errors_in_an_hour() {
        for (int i = 0; i < 60; i++) {
            guesses.wrong(BAD, seconds(60L * i));
            assertThat(guesses.ask(BAD, seconds(60L * i + 1))).isEqualTo(NOW);
        }
    }

    @Test
    void has_ten_questions_waiting_at_most() {
        wrong(10, 0);
        for (int i = 0; i < 10; i++) {
            assertThat(guesses.ask(BAD, 1)).isEqualTo(LATER);
        }
        assertThat(guesses.ask(BAD, 1)).isEqualTo(NEVER);
        guesses.waited(BAD);
        assertThat(guesses.ask(BAD, 1)).isEqualTo(LATER);
    }

    @Test
    void needs_a_hundred_seconds_for_a_thousand_guesses() {
        long now = 0;
        int guessed = 0;
        int waiting = 0;
        while (guessed < 1000) {
            switch (guesses.ask(BAD, now)) {
                case Guesses.Turn.Now() -> {
                    guesses.wrong(BAD, now);
                    guessed++;
                }
                case Guesses.Turn.Later() -> waiting++;
                case Guesses.Turn.Never() -> {
                    now += Guesses.WAIT.toNanos();
                    for (; waiting > 0; waiting--) {
                        guesses.waited(BAD);
                        guesses.wrong(BAD, now);
                        guessed++;
                    }
                }
            }
        }
        assertThat(Duration.ofNanos(now)).isBetween(Duration.ofSeconds(95), Duration.ofSeconds(105));
    }

    @Test
    void is_one_of_some_thousand_that_are_remembered() {
        for (int i = 0; i < 1_000_000; i++) {
            guesses.wrong("address " + i, i);
        }
        assertThat(guesses.addresses()).isEqualTo(4096);
    }
}

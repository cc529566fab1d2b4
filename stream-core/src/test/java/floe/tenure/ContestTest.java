package floe.tenure;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import floe.mount.SourceRules;
import floe.mount.Takeover;
import floe.tenure.Contest.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A bid for a mount")
class ContestTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final SourceRules PLAIN = SourceRules.DEFAULT;

    private static Bid bid(int priority, String user) {
        return new Bid(LIVE, "ingest-1", 100, priority, user, false);
    }

    private static Tenure held(int priority, String user, long silentMillis) {
        return new Tenure(Tenure.State.HELD, "ingest-2", 50, priority, user, 0, silentMillis, "butt");
    }

    private static SourceRules rules(Takeover takeover, boolean waiting) {
        return new SourceRules(
                takeover, Duration.ZERO, waiting, List.of(), null, null, null, null, List.of(), -1, null);
    }

    @Test
    void is_won_when_nobody_has_it() {
        assertThat(Contest.verdict(bid(0, "source"), PLAIN, List.of(Tenure.FREE, Tenure.FREE), true))
                .isEqualTo(new Verdict.Won());
    }

    @Test
    void is_lost_to_one_that_is_before() {
        var other = Tenure.soughtBy(new Bid(LIVE, "ingest-2", 99, 0, "source", false));
        assertThat(Contest.verdict(bid(0, "source"), PLAIN, List.of(Tenure.FREE, other), true))
                .isEqualTo(new Verdict.Lost(other));
    }

    @Nested
    class that_another_source_has {
        @ParameterizedTest
        @CsvSource({
            // takeover, user, silent for, what comes of it
            "NEVER, source, 9000, Lost",
            "SILENT, source, 0, Lost",
            "SILENT, source, 1099, Lost",
            "SILENT, source, 1100, AskAgain",
            "SILENT, source, 2000, Insist",
            "SILENT, other, 9000, Lost",
            "ALWAYS, source, 0, Insist",
            "ALWAYS, other, 0, Lost"
        })
        void is_won_by_the_same_credentials_as_the_mount_allows(
                Takeover takeover, String user, long silentMillis, String verdict) {
            assertThat(Contest.verdict(
                            bid(0, user), rules(takeover, false), List.of(held(0, "source", silentMillis)), true))
                    .extracting(it -> it.getClass().getSimpleName())
                    .isEqualTo(verdict);
        }

        @Test
        void is_not_won_without_credentials_by_another_without() {
            assertThat(Contest.verdict(bid(0, ""), rules(Takeover.ALWAYS, false), List.of(held(0, "", 9000)), true))
                    .isInstanceOf(Verdict.Lost.class);
        }

        @Test
        void waits_for_no_longer_than_the_silence_lacks() {
            assertThat(Contest.verdict(bid(0, "source"), PLAIN, List.of(held(0, "source", 1500)), true))
                    .isEqualTo(new Verdict.AskAgain(Duration.ofMillis(500)));
            assertThat(Contest.verdict(bid(0, "source"), PLAIN, List.of(held(0, "source", 1500)), false))
                    .isInstanceOf(Verdict.Lost.class);
        }

        @Test
        void stands_by_when_its_priority_is_lower() {
            assertThat(Contest.verdict(bid(5, "backup"), PLAIN, List.of(held(0, "source", 9000)), true))
                    .isInstanceOf(Verdict.StandBy.class);
        }

        @Test
        void is_won_when_its_priority_is_better() {
            assertThat(Contest.verdict(bid(0, "source"), rules(Takeover.NEVER, false), List.of(held(5, "b", 0)), true))
                    .isInstanceOf(Verdict.Insist.class);
        }

        @Test
        void stands_by_with_the_same_priority_when_the_mount_allows_it() {
            assertThat(Contest.verdict(
                            bid(0, "source"), rules(Takeover.SILENT, true), List.of(held(0, "source", 0)), true))
                    .isInstanceOf(Verdict.StandBy.class);
        }
    }

    @Nested
    class at_the_same_time_as_another {
        private final Bid early = new Bid(LIVE, "ingest-b", 100, 0, "source", false);
        private final Bid late = new Bid(LIVE, "ingest-a", 101, 0, "source", false);

        @Test
        void counts_when_it_is_earlier() {
            assertThat(early.outranks(late)).isTrue();
            assertThat(late.outranks(early)).isFalse();
        }

        @Test
        void counts_by_the_name_when_both_are_of_one_moment() {
            var twin = new Bid(LIVE, "ingest-a", 100, 0, "source", false);
            assertThat(twin.outranks(early)).isTrue();
            assertThat(early.outranks(twin)).isFalse();
        }

        @Test
        void counts_by_its_priority_first() {
            var better = new Bid(LIVE, "ingest-z", 999, 0, "source", false);
            var worse = new Bid(LIVE, "ingest-a", 1, 1, "backup", false);
            assertThat(better.outranks(worse)).isTrue();
        }
    }
}

package floe.mount;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.FallbackRules.Recall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The ways of fallbacks")
class FallbackWaysTest {
    private static final MountName A = new MountName("/a");
    private static final MountName B = new MountName("/b");
    private static final MountName C = new MountName("/c");
    private static final MountName D = new MountName("/d");

    @Nested
    class lead {
        @Test
        void to_a_mounts_own_first_and_then_to_theirs() {
            var ways = ways(mount(A, Recall.OWN, B, C), mount(B, Recall.OWN, D));
            assertThat(ways.fallbacksOf(A)).containsExactly(B, C, D);
        }

        @Test
        void where_an_administrator_says() {
            var config = config(mount(A, Recall.OWN, B), mount(B, Recall.OWN, C));
            assertThat(new FallbackWays(config, Map.of(A, List.of(D))).fallbacksOf(A))
                    .containsExactly(D);
            assertThat(new FallbackWays(config, Map.of(B, List.of(D))).fallbacksOf(A))
                    .containsExactly(B, D);
            assertThat(new FallbackWays(config, Map.of(A, List.of())).fallbacksOf(A))
                    .isEmpty();
        }

        @Test
        void never_back_whatever_an_administrator_says() {
            var config = config(mount(A, Recall.ALL, B));
            var ways = new FallbackWays(config, Map.of(B, List.of(A)));
            assertThat(ways.fallbacksOf(A)).containsExactly(B);
            assertThat(ways.fallbacksOf(B)).containsExactly(A);
            assertThat(ways.callersOf(B)).containsExactly(A);
        }
    }

    @Nested
    class are_the_ways_of_calls {
        @Test
        void only_of_mounts_that_call_all() {
            var ways = ways(mount(A, Recall.ALL, C), mount(B, Recall.OWN, C));
            assertThat(ways.callersOf(C)).containsExactly(A);
            assertThat(ways.callersOf(A)).isEmpty();
        }

        @Test
        void from_farther_ones_first() {
            var ways = ways(mount(A, Recall.ALL, B), mount(B, Recall.ALL, C));
            assertThat(ways.callersOf(C)).containsExactly(A, B);
        }

        @Test
        void and_end_at_one_that_calls_only_its_own() {
            var ways = ways(mount(A, Recall.ALL, B), mount(B, Recall.OWN, C));
            assertThat(ways.callersOf(C)).isEmpty();
        }

        @Test
        void and_go_where_an_administrator_says() {
            var config = config(mount(A, Recall.ALL, B));
            var ways = new FallbackWays(config, Map.of(A, List.of(C)));
            assertThat(ways.callersOf(B)).isEmpty();
            assertThat(ways.callersOf(C)).containsExactly(A);
        }
    }

    @Nested
    class go_round {
        @Test
        void by_any_choice_of_several() {
            var chains = FallbackChains.of(
                    ways(mount(A, Recall.OWN, D, B), mount(B, Recall.OWN, D, C), mount(C, Recall.OWN, D, A)));
            assertThat(chains.loops()).containsExactly(List.of(A, B, C, A));
        }

        @Test
        void each_told_once_where_two_share_a_mount() {
            var chains = FallbackChains.of(
                    ways(mount(A, Recall.OWN, B, C), mount(B, Recall.OWN, A), mount(C, Recall.OWN, A)));
            assertThat(chains.loops()).containsExactlyInAnyOrder(List.of(A, B, A), List.of(A, C, A));
        }

        @Test
        void not_where_two_lead_to_the_same() {
            var chains = FallbackChains.of(
                    ways(mount(A, Recall.OWN, B, C), mount(B, Recall.OWN, D), mount(C, Recall.OWN, D)));
            assertThat(chains.loops()).isEmpty();
        }

        @Test
        void by_what_an_administrator_says() {
            var config = config(mount(A, Recall.OWN, B));
            assertThat(FallbackChains.of(new FallbackWays(config, Map.of(B, List.of(A))))
                            .loops())
                    .containsExactly(List.of(A, B, A));
        }
    }

    private static FallbackWays ways(MountConfig... mounts) {
        return new FallbackWays(config(mounts), Map.of());
    }

    private static ClusterConfig config(MountConfig... mounts) {
        var plain = ClusterConfig.bare(new ServerWords("localhost", 8000, "", "", "Floe"), Limits.DEFAULT);
        return plain.withMounts(Arrays.asList(mounts), plain.otherMounts());
    }

    private static MountConfig mount(MountName name, Recall recall, MountName... choices) {
        var plain = MountConfig.plain(name, Limits.DEFAULT);
        return plain.with(
                plain.listeners().withFallback(FallbackRules.to(choices).with(recall)));
    }
}

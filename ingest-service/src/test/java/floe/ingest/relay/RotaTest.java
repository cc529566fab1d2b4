package floe.ingest.relay;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A relay of the cluster")
class RotaTest {
    private static final MountName MOUNT = new MountName("/live.ogg");
    private static final Set<String> THREE = Set.of("ingest-1", "ingest-2", "ingest-3");
    private static final Optional<MountClaim> NOBODY = Optional.empty();

    private static Optional<MountClaim> claim(String node) {
        return Optional.of(new MountClaim(node, MOUNT, 5, 0, "application/ogg", Map.of(), "", 0, Song.UNKNOWN, 0));
    }

    private static Optional<MountClaim> offer(String node) {
        return Optional.of(MountClaim.offer(node, MOUNT, "application/ogg", Map.of()));
    }

    private static boolean isOurs(
            String self, boolean playing, Optional<MountClaim> claim, Optional<MountClaim> offer) {
        return Rota.isOurs(new Rota.Known(MOUNT, playing, claim, offer), self, THREE);
    }

    @Nested
    class that_runs_nowhere {
        @Test
        void is_taken_up_by_exactly_one_ingest() {
            assertThat(THREE)
                    .filteredOn(self -> isOurs(self, false, NOBODY, NOBODY))
                    .containsExactly(Rota.choose(MOUNT, THREE));
        }

        @Test
        void is_taken_up_by_the_same_one_in_whatever_order_they_are_known() {
            assertThat(Rota.choose(MOUNT, List.of("ingest-3", "ingest-1", "ingest-2")))
                    .isEqualTo(Rota.choose(MOUNT, List.of("ingest-1", "ingest-2", "ingest-3")));
        }
    }

    @Nested
    class that_runs {
        @Test
        void stays_where_it_is_whoever_else_there_is() {
            assertThat(THREE).allMatch(self -> isOurs(self, true, claim(self), NOBODY));
        }

        @Test
        void is_left_alone_by_all_others() {
            assertThat(THREE)
                    .filteredOn(self -> isOurs(self, false, claim("ingest-2"), NOBODY))
                    .isSubsetOf("ingest-2");
        }

        @Test
        void is_given_up_when_another_one_has_the_mount() {
            assertThat(isOurs("ingest-1", true, claim("ingest-2"), NOBODY)).isFalse();
        }
    }

    @Nested
    class on_demand {
        @Test
        void stays_with_who_offers_it() {
            assertThat(THREE)
                    .filteredOn(self -> isOurs(self, false, NOBODY, offer("ingest-2")))
                    .containsExactly("ingest-2");
        }

        @Test
        void is_offered_by_nobody_while_an_encoder_elsewhere_has_the_mount() {
            assertThat(isOurs("ingest-1", false, claim("ingest-2"), offer("ingest-1")))
                    .isFalse();
        }
    }

    @Nested
    class among_a_thousand {
        private static Map<MountName, String> shared(Set<String> ingests) {
            return IntStream.range(0, 1000)
                    .mapToObj(i -> new MountName("/relay" + i + ".ogg"))
                    .collect(toMap(mount -> mount, mount -> Rota.choose(mount, ingests)));
        }

        @Test
        void is_one_of_a_fair_share() {
            assertThat(shared(THREE).values().stream()
                            .collect(groupingBy(node -> node, counting()))
                            .values())
                    .hasSize(3)
                    .allSatisfy(share -> assertThat(share).isBetween(280L, 390L));
        }

        @Test
        void moves_only_when_its_own_ingest_dies() {
            var before = shared(THREE);
            var after = shared(Set.of("ingest-1", "ingest-3"));
            assertThat(before.entrySet())
                    .filteredOn(share -> !share.getValue().equals("ingest-2"))
                    .allMatch(share -> share.getValue().equals(after.get(share.getKey())));
        }
    }
}

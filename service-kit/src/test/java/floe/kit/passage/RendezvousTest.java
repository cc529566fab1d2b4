package floe.kit.passage;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import floe.wire.OpenPassage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who knocks at an edge")
class RendezvousTest {
    private static final OpenPassage A = passage("ingest-a");
    private static final OpenPassage B = passage("ingest-b");
    private static final OpenPassage C = passage("ingest-c");

    private static OpenPassage passage(String node) {
        return new OpenPassage(node, "192.0.2.1", 1);
    }

    private static List<OpenPassage> order(List<OpenPassage> open, Optional<String> owner, int mount) {
        return Rendezvous.order(open, owner, Optional.of(new MountName("/live" + mount)));
    }

    @Test
    void comes_to_the_owner_of_its_mount_first() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> order(List.of(A, B, C), Optional.of("ingest-b"), i)
                                .getFirst()))
                .containsOnly(B);
    }

    @Test
    void comes_to_the_same_ingest_from_every_edge() {
        assertThat(IntStream.range(0, 50).mapToObj(i -> order(List.of(A, B, C), Optional.empty(), i)))
                .isEqualTo(IntStream.range(0, 50)
                        .mapToObj(i -> order(List.of(C, B, A), Optional.empty(), i))
                        .toList());
    }

    @Test
    void keeps_its_ingest_when_another_goes() {
        for (int i = 0; i < 50; i++) {
            var all = order(List.of(A, B, C), Optional.empty(), i);
            var without = order(List.of(all.getFirst(), all.getLast()), Optional.empty(), i);
            assertThat(without).containsExactly(all.getFirst(), all.getLast());
        }
    }

    @Test
    void is_spread_over_all_of_them() {
        var counts = IntStream.range(0, 3000)
                .mapToObj(i -> order(List.of(A, B, C), Optional.empty(), i).getFirst())
                .collect(Collectors.groupingBy(OpenPassage::node, Collectors.counting()));
        assertThat(counts).hasSize(3);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850L, 1150L));
    }
}

package floe.programme;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Reach;
import floe.stream.Recording;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.Headers;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Who comes while a file is played")
class PacedFileTest {
    private static final long SECOND = 1_000_000_000;
    private static final int PAGES = 10;
    private static final StreamFormat FORMAT = new StreamFormat(Container.OGG, "vorbis", 2, 44100, 128_000);

    static IntStream moments() {
        return IntStream.range(0, 2 * PAGES * 4);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void hears_no_link_that_is_only_its_last_page(int quarters) {
        var heard = heard(everywhere(), quarters * 250L, 0);
        assertThat(links(heard)).allMatch(link -> link.getLast() < PAGES - 1 || link.size() > 1);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void hears_none_either_after_the_node_slept(int quarters) {
        var file = file(everywhere(), 0, 0);
        file.due(0);
        var heard = new ArrayList<StreamEvent>();
        for (long half = 0; half < 2 * PAGES; half++) {
            heard.addAll(file.due((100 + half / 2) * SECOND + quarters * SECOND / 4));
        }
        assertThat(links(heard)).allMatch(link -> link.getLast() < PAGES - 1 || link.size() > 1);
    }

    @Test
    void hears_none_when_what_is_played_at_once_begins_there() {
        var heard = heard(everywhere(), 2500, 3 * 100);
        assertThat(links(heard).getFirst()).startsWith(0, 1);
    }

    @Test
    void waits_for_the_next_round_when_there_is_no_other_place_to_begin() {
        var heard = heard(Set.of(0), 3000, 0);
        assertThat(links(heard).getFirst()).startsWith(0, 1, 2).hasSize(PAGES);
    }

    @Test
    void hears_a_part_that_is_one_page() {
        var file = new PacedFile(new Loop(1, everywhere()), 7, new Moment(0, 0), Reach.of(0), PacedFile.LEAD_NANOS);
        assertThat(links(file.due(2 * SECOND))).hasSize(3).allMatch(List.of(0)::equals);
    }

    private static Set<Integer> everywhere() {
        return Set.copyOf(IntStream.range(0, PAGES).boxed().toList());
    }

    private static PacedFile file(Set<Integer> joinable, long wallMillis, int earlierBytes) {
        return new PacedFile(
                new Loop(PAGES, joinable), 7, new Moment(0, wallMillis), Reach.of(earlierBytes), PacedFile.LEAD_NANOS);
    }

    private static List<StreamEvent> heard(Set<Integer> joinable, long wallMillis, int earlierBytes) {
        var file = file(joinable, wallMillis, earlierBytes);
        var heard = new ArrayList<StreamEvent>();
        for (int half = 0; half <= 4 * PAGES; half++) {
            heard.addAll(file.due(half * SECOND / 2));
        }
        return heard;
    }

    /// The pages of each link.
    private static List<List<Integer>> links(List<StreamEvent> heard) {
        var links = new ArrayList<List<Integer>>();
        for (var event : heard) {
            switch (event) {
                case Headers _ -> links.add(new ArrayList<>());
                case Audio audio -> links.getLast().add(audio.bytes().at(0));
                case StreamEvent.Title _, StreamEvent.End _ -> throw new AssertionError(event);
            }
        }
        return links;
    }

    /// Pages of a second and 100 bytes, each of which says which it is.
    private record Loop(int size, Set<Integer> places) implements Recording, Recording.Part {
        @Override
        public List<Recording.Part> parts() {
            return List.of(this);
        }

        @Override
        public StreamFormat format() {
            return FORMAT;
        }

        @Override
        public long durationNanos() {
            return size * SECOND;
        }

        @Override
        public long startNanos(int index) {
            return index * SECOND;
        }

        @Override
        public int bytes(int index) {
            return 100;
        }

        @Override
        public Headers headers(int serial) {
            return new Headers(Bytes.EMPTY, FORMAT);
        }

        @Override
        public Audio page(int index, int serial, int entry) {
            var bytes = new byte[100];
            bytes[0] = (byte) index;
            return new Audio(Bytes.wrap(bytes), places.contains(index), SECOND);
        }
    }
}

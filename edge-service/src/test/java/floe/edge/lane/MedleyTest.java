package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Reach;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A medley")
class MedleyTest {
    private final Pages pages = new Pages();
    private final List<AirPage> played = new ArrayList<>();
    private final PageRing ring = new PageRing();
    private final Medley medley = new Medley();

    @AfterEach
    void gives_everything_back() {
        medley.release();
        ring.clear();
        assertThat(pages.made()).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Test
    void is_the_pages_from_one_on_in_their_order() {
        play(5, 1_000);
        medley.gather(ring, 2);
        assertThat(medley.beginsAt(2)).isTrue();
        assertThat(medley.end()).isEqualTo(5);
        assertThat(heard()).isEqualTo(Pages.bytes(played.subList(2, 5)));
    }

    @Test
    void is_for_nobody_who_stands_elsewhere() {
        play(5, 1_000);
        medley.gather(ring, 2);
        assertThat(medley.beginsAt(1)).isFalse();
        assertThat(medley.beginsAt(3)).isFalse();
    }

    @Test
    void is_not_made_of_one_page() {
        play(5, 1_000);
        medley.gather(ring, 4);
        assertThat(medley.beginsAt(4)).isFalse();
    }

    @Test
    void ends_with_the_last_page_that_fits() {
        play(10, 30_000);
        medley.gather(ring, 0);
        assertThat(medley.end()).isEqualTo(3);
        assertThat(heard()).isEqualTo(Pages.bytes(played.subList(0, 3)));
    }

    @Nested
    class that_is_asked_for_again {
        @Test
        void is_the_same_as_long_as_no_page_comes() {
            play(10, 30_000);
            medley.gather(ring, 0);
            var first = medley.bytes();
            medley.gather(ring, 0);
            var second = medley.bytes();
            assertThat(second).isSameAs(first);
        }

        @Test
        void takes_in_what_has_come_and_gives_back_what_it_was() {
            play(2, 1_000);
            medley.gather(ring, 0);
            var before = medley.bytes().retain();
            play(1, 1_000);
            medley.gather(ring, 0);
            assertThat(before.refCnt()).isOne();
            before.release();
            assertThat(medley.end()).isEqualTo(3);
            assertThat(heard()).isEqualTo(Pages.bytes(played));
        }

        @Test
        void is_gone_when_there_is_nothing_to_gather() {
            play(2, 1_000);
            medley.gather(ring, 0);
            medley.gather(ring, 2);
            assertThat(medley.beginsAt(0)).isFalse();
        }
    }

    private void play(int count, int size) {
        for (int i = 0; i < count; i++) {
            var page = pages.audio(played.size(), size);
            played.add(page);
            ring.add(page, Reach.of(1_000_000));
        }
    }

    private Bytes heard() {
        var bytes = medley.bytes();
        var copy = new byte[bytes.readableBytes()];
        bytes.getBytes(bytes.readerIndex(), copy);
        return Bytes.wrap(copy);
    }
}

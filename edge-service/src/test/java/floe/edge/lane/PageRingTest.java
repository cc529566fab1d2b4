package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The ring of a lane")
class PageRingTest {
    private static final StreamEvent.Headers LINK =
            new StreamEvent.Headers(Bytes.latin1("headers"), new StreamFormat(Container.OGG, "opus", 2, 48_000, 0));

    private final List<ByteBuf> given = new ArrayList<>();
    private final PageRing ring = new PageRing();

    @AfterEach
    void gives_everything_back() {
        ring.clear();
        assertThat(given).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Nested
    class that_is_full {
        @Test
        void gives_the_oldest_back_and_keeps_the_indices_of_the_others() {
            pages(10, 100, true);
            assertThat(ring.oldest()).isEqualTo(5);
            assertThat(ring.head()).isEqualTo(10);
            assertThat(ring.bytes()).isEqualTo(500);
            assertThat(given.subList(0, 5)).allMatch(bytes -> bytes.refCnt() == 0);
            assertThat(ring.page(5).bytes()).isSameAs(given.get(5));
        }

        @Test
        void keeps_a_page_that_is_larger_than_itself() {
            pages(2, 1_000, true);
            assertThat(ring.head() - ring.oldest()).isOne();
        }

        @Test
        void holds_as_many_small_pages_as_fit() {
            pages(1_000, 1, true);
            assertThat(ring.head() - ring.oldest()).isEqualTo(500);
            for (long index = ring.oldest(); index < ring.head(); index++) {
                assertThat(ring.page(index).bytes()).isSameAs(given.get((int) index));
            }
        }
    }

    @Nested
    class when_a_newcomer_comes {
        @Test
        void has_no_start_while_nothing_can_be_joined() {
            pages(3, 10, false);
            assertThat(ring.start(Reach.of(10))).isEqualTo(PageRing.NONE);
        }

        @Test
        void starts_it_at_the_newest_page_that_gives_the_burst() {
            pages(10, 10, true);
            assertThat(ring.start(Reach.of(30))).isEqualTo(7);
            assertThat(ring.start(Reach.of(31))).isEqualTo(6);
        }

        @Test
        void starts_it_at_the_oldest_page_to_join_when_there_is_less() {
            pages(1, 10, false);
            pages(2, 10, true);
            assertThat(ring.start(Reach.of(1_000))).isEqualTo(1);
        }

        @Test
        void never_starts_it_at_a_page_that_cannot_be_joined() {
            pages(1, 10, true);
            pages(3, 10, false);
            assertThat(ring.start(Reach.of(20))).isZero();
        }

        @Test
        void starts_it_at_the_newest_page_to_join_when_no_burst_is_wanted() {
            pages(3, 10, true);
            pages(1, 10, false);
            assertThat(ring.start(Reach.of(0))).isEqualTo(2);
        }
    }

    @Nested
    class that_is_to_hold_some_time {
        @Test
        void keeps_more_than_its_bytes_for_that() {
            lasting(20, 100, 50, new Reach(500, 1_000));
            assertThat(ring.bytes()).isEqualTo(2_000);
            lasting(20, 100, 50, new Reach(500, 1_000));
            assertThat(ring.bytes()).isEqualTo(2_000);
        }

        @Test
        void keeps_no_more_when_its_bytes_play_for_longer() {
            lasting(20, 100, 1_000, new Reach(500, 1_000));
            assertThat(ring.bytes()).isEqualTo(500);
        }

        @Test
        void keeps_its_bytes_when_nobody_tells_time() {
            lasting(20, 100, 0, new Reach(500, 1_000));
            assertThat(ring.bytes()).isEqualTo(500);
        }

        @Test
        void starts_a_newcomer_where_both_bytes_and_time_are_enough() {
            lasting(20, 100, 50, new Reach(5_000, 0));
            assertThat(ring.start(new Reach(100, 400))).isEqualTo(12);
            assertThat(ring.start(new Reach(900, 400))).isEqualTo(11);
            assertThat(ring.start(new Reach(900, 400).without(200, 200))).isEqualTo(13);
        }
    }

    @Nested
    class that_was_told_what_is_wanted_next {
        @Test
        void has_it_in_one_piece_until_it_is_told_something_else() {
            pages(4, 100, true);
            ring.gatherNext(1);
            pages(1, 100, true);
            assertThat(ring.medley(1)).isNotNull().returns(4L, Medley::end);
            ring.gatherNext(4);
            assertThat(ring.medley(1)).isNull();
        }

        @Test
        void has_the_opening_of_newcomers_in_one_piece_until_the_next_page() {
            pages(4, 100, true);
            ring.gatherOpening(2);
            assertThat(ring.medley(2)).isNotNull().returns(4L, Medley::end);
            pages(1, 100, true);
            assertThat(ring.medley(2)).isNull();
        }

        @Test
        void gathers_what_is_left_of_pages_that_have_gone() {
            pages(10, 100, true);
            ring.gatherNext(2);
            assertThat(ring.medley(5)).isNotNull();
        }
    }

    private void lasting(int count, int size, long nanos, Reach kept) {
        for (int i = 0; i < count; i++) {
            var bytes = Unpooled.directBuffer(size).writeZero(size);
            given.add(bytes);
            ring.add(new AirPage(bytes, true, false, LINK, AirTitle.UNKNOWN, nanos), kept);
        }
    }

    private void pages(int count, int size, boolean joinable) {
        for (int i = 0; i < count; i++) {
            var bytes = Unpooled.directBuffer(size).writeZero(size);
            given.add(bytes);
            ring.add(new AirPage(bytes, joinable, false, LINK), Reach.of(500));
        }
    }
}

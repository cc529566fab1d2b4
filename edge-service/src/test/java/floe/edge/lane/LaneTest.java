package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import io.netty.channel.unix.Errors;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A lane")
@Timeout(60)
class LaneTest {
    private static final LaneSettings SMALL = new LaneSettings(100_000, 10_000, Duration.ofMillis(500));
    private static final LaneSettings LARGE = new LaneSettings(8_000_000, 10_000, Duration.ofMillis(500));

    private Hall hall = Hall.with(SMALL);

    @AfterEach
    void gives_everything_back() {
        hall.close();
        assertThat(hall.pages.made()).allMatch(bytes -> bytes.refCnt() == 0);
        assertThat(hall.tally.listeners()).isZero();
    }

    @Nested
    class to_a_newcomer {
        @Test
        void sends_the_head_before_anything_plays() throws Exception {
            try (var guest = hall.enter()) {
                assertThat(guest.hear(Hall.HEAD.length())).isEqualTo(Hall.HEAD);
            }
        }

        @Test
        void sends_the_headers_and_a_burst_from_a_page_to_join_with_one_flush() throws Exception {
            var played = hall.pages.audio(100, 110, 3_000);
            hall.play(played);
            try (var guest = hall.enter()) {
                var burst = played.subList(6, 10);
                assertThat(guest.hear(opening(burst).length())).isEqualTo(opening(burst));
                assertThat(guest.server().flushes().count).hasValue(1);
            }
        }

        @Test
        void sends_a_burst_far_above_what_the_channel_takes_at_once() throws Exception {
            hall.close();
            hall = Hall.with(new LaneSettings(2_000_000, 1_500_000, Duration.ofMillis(500)));
            var played = hall.pages.audio(100, 150, 30_000);
            hall.play(played);
            try (var guest = hall.enter()) {
                assertThat(guest.hear(opening(played).length())).isEqualTo(opening(played));
            }
        }

        @Test
        void waits_for_a_page_to_join() throws Exception {
            try (var guest = hall.enter()) {
                var played = List.of(hall.pages.unjoinable(100, 500), hall.pages.audio(101, 500));
                hall.play(played);
                var expected = opening(played.subList(1, 2));
                assertThat(guest.hear(expected.length())).isEqualTo(expected);
            }
        }

        @Test
        void sends_no_other_headers_before_the_opening_of_a_link() throws Exception {
            var played = List.of(hall.pages.opening(), hall.pages.audio(2, 500));
            hall.play(played);
            try (var guest = hall.enter()) {
                var expected = Bytes.concat(List.of(Hall.HEAD, Pages.bytes(played)));
                assertThat(guest.hear(expected.length())).isEqualTo(expected);
            }
        }
    }

    @Nested
    class with_several_listeners {
        @Test
        void sends_the_same_to_all() throws Exception {
            try (var one = hall.enter();
                    var two = hall.enter()) {
                var played = hall.pages.audio(5, 25, 1_000);
                played.forEach(page -> hall.play(List.of(page)));
                var expected = opening(played);
                assertThat(one.hear(expected.length())).isEqualTo(expected);
                assertThat(two.hear(expected.length())).isEqualTo(expected);
                assertThat(hall.tally.bytes()).isEqualTo(2L * (expected.length() - Hall.HEAD.length()));
            }
        }

        @Test
        void flushes_once_to_each_for_all_pages_that_come_together() throws Exception {
            try (var one = hall.enter();
                    var two = hall.enter()) {
                hall.play(hall.pages.audio(5, 25, 1_000));
                assertThat(one.server().flushes().count).hasValue(2);
                assertThat(two.server().flushes().count).hasValue(2);
            }
        }

        @Test
        void goes_past_the_channels_of_those_for_whom_nothing_waits_there() throws Exception {
            try (var one = hall.enter();
                    var two = hall.enter()) {
                var first = hall.pages.audio(5, 6, 1_000);
                hall.play(first);
                var next = hall.pages.audio(6, 8, 1_000);
                hall.play(next);
                for (var guest : List.of(one, two)) {
                    assertThat(guest.hear(opening(first).length())).isEqualTo(opening(first));
                    assertThat(guest.hear(Pages.bytes(next).length())).isEqualTo(Pages.bytes(next));
                    assertThat(guest.server().flushes().count).hasValue(2);
                }
            }
        }

        @Test
        void lets_a_listener_go_that_never_reads_and_the_others_hear_no_gap() throws Exception {
            try (var stuck = hall.enter();
                    var reader = hall.enter()) {
                var first = hall.pages.audio(5, 6, 5_000);
                hall.play(first);
                assertThat(reader.hear(opening(first).length())).isEqualTo(opening(first));
                for (int i = 6; !stuck.server().closed().isComplete(); i += 10) {
                    var played = hall.pages.audio(i, i + 10, 5_000);
                    hall.play(played);
                    assertThat(reader.hear(Pages.bytes(played).length())).isEqualTo(Pages.bytes(played));
                }
                assertThat(hall.lane.listeners()).isOne();
                assertThat(hall.tally.departures(Departure.SLOW)).isOne();
            }
        }
    }

    @Nested
    class with_a_listener_that_stalled {
        @Test
        void loses_nothing_when_it_reads_again_even_if_no_page_comes() throws Exception {
            hall.close();
            hall = Hall.with(LARGE);
            try (var guest = hall.enter()) {
                var played = hall.pages.audio(5, 405, 10_000);
                played.forEach(page -> hall.play(List.of(page)));
                var expected = opening(played);
                assertThat(hall.tally.bytes()).isLessThan(expected.length() / 2);
                assertThat(guest.hear(expected.length())).isEqualTo(expected);
            }
        }
    }

    @Nested
    class whose_listener_breaks_off {
        @ParameterizedTest
        @CsvSource({"0, CLIENT", "9999, CLIENT", "10000, STUCK", "33000, STUCK"})
        void says_whether_it_had_taken_anything_lately(long millis, Departure why) {
            assertThat(Departure.ofOneGone(TimeUnit.MILLISECONDS.toNanos(millis), null))
                    .isEqualTo(why);
        }

        @ParameterizedTest
        @CsvSource({"101, STUCK", "110, STUCK", "112, STUCK", "113, STUCK", "32, CLIENT", "104, CLIENT"})
        void says_whether_it_still_answered(int number, Departure why) {
            assertThat(Departure.ofOneGone(0, new Errors.NativeIoException("writev", -number)))
                    .isEqualTo(why);
        }

        @Test
        @Tag("long")
        @ExtendWith(VertxExtension.class)
        void counts_it_as_stuck_when_it_took_nothing_for_that_long(Vertx clock) throws Exception {
            hall.close();
            hall = Hall.with(LARGE);
            try (var stuck = hall.enter()) {
                hall.pages.audio(5, 405, 10_000).forEach(page -> hall.play(List.of(page)));
                clock.timer(11, TimeUnit.SECONDS).await();
                stuck.socket().close();
                stuck.server().closed().await();
                assertThat(hall.tally.departures(Departure.STUCK)).isOne();
            }
        }
    }

    @Nested
    class with_a_listener_whose_time_is_limited {
        @Test
        void lets_it_go_behind_a_whole_page_and_says_why() throws Exception {
            hall.newcomer = head -> new Newcomer(head, 0, null, Duration.ofMillis(50));
            var played = hall.pages.audio(5, 10, 1_000);
            hall.play(played);
            try (var guest = hall.enter()) {
                assertThat(guest.hearAll()).isEqualTo(opening(played));
                assertThat(hall.tally.departures(Departure.TIME)).isOne();
                assertThat(hall.lane.listeners()).isZero();
            }
        }

        @Test
        void lets_it_go_though_it_does_not_read() throws Exception {
            hall.close();
            hall = Hall.with(LARGE);
            hall.newcomer = head -> new Newcomer(head, 0, null, Duration.ofMillis(50));
            hall.play(hall.pages.audio(5, 305, 10_000));
            hall.enter().server().closed().await();
            assertThat(hall.tally.departures(Departure.TIME)).isOne();
        }
    }

    @Nested
    class under_load {
        @Test
        void gathers_the_pages_of_an_interval_into_one_flush() throws Exception {
            hall.close();
            hall = new Hall(
                    SMALL, busy(), new io.vertx.core.net.NetServerOptions(), javax.net.SocketFactory.getDefault());
            try (var guest = hall.enter()) {
                var played = hall.pages.audio(5, 9, 1_000);
                played.forEach(page -> hall.play(List.of(page)));
                assertThat(guest.hear(opening(played).length())).isEqualTo(opening(played));
                assertThat(guest.server().flushes().count).hasValue(2);
            }
        }

        @Test
        void leaves_out_nothing_for_one_who_comes_while_pages_wait() throws Exception {
            hall.close();
            hall = new Hall(
                    SMALL, busy(), new io.vertx.core.net.NetServerOptions(), javax.net.SocketFactory.getDefault());
            var played = hall.pages.audio(5, 13, 3_000);
            try (var early = hall.enter()) {
                hall.play(played.subList(0, 1));
                var first = opening(played.subList(0, 1));
                assertThat(early.hear(first.length())).isEqualTo(first);
                hall.play(played.subList(1, 6));
                try (var late = hall.enter()) {
                    hall.play(played.subList(6, 8));
                    var rest = Pages.bytes(played.subList(1, 8));
                    assertThat(early.hear(rest.length())).isEqualTo(rest);
                    var burst = played.subList(2, 8);
                    assertThat(late.hear(opening(burst).length())).isEqualTo(opening(burst));
                }
            }
        }

        /// And no page comes that would remind the lane of it.
        @Test
        void lets_a_listener_go_within_two_seconds_of_falling_behind_by_more_than_the_queue() throws Exception {
            hall.close();
            hall = new Hall(
                    SMALL, busy(), new io.vertx.core.net.NetServerOptions(), javax.net.SocketFactory.getDefault());
            try (var deaf = hall.enter()) {
                var first = hall.pages.audio(5, 6, 5_000);
                hall.play(first);
                assertThat(deaf.hear(opening(first).length())).isEqualTo(opening(first));
                long played = withHeaders(first).length();
                for (int i = 6; played - hall.tally.bytes() <= SMALL.queueBytes(); i++) {
                    assertThat(deaf.server().closed().isComplete()).isFalse();
                    var page = List.of(hall.pages.audio(i, 5_000));
                    played += Pages.bytes(page).length();
                    hall.play(page);
                }
                deaf.server().closed().timeout(2, TimeUnit.SECONDS).await();
                assertThat(hall.tally.departures(Departure.SLOW)).isOne();
            }
        }

        private Pulse busy() {
            long now = System.nanoTime();
            var pulse = new Pulse(now - TimeUnit.SECONDS.toNanos(2));
            pulse.heard(20_000, now - TimeUnit.SECONDS.toNanos(2));
            pulse.walked(20_000, TimeUnit.SECONDS.toNanos(1));
            pulse.heard(1, now);
            return pulse;
        }
    }

    @Nested
    class when_nothing_plays_any_more {
        @Test
        void sends_what_it_has_and_closes() throws Exception {
            try (var guest = hall.enter()) {
                var played = hall.pages.audio(5, 10, 1_000);
                hall.play(played);
                hall.onLoop(() -> hall.lane.dismiss("the source left"));
                assertThat(guest.hearAll()).isEqualTo(opening(played));
                assertThat(hall.tally.departures(Departure.ENDED)).isOne();
            }
        }

        @Test
        void starts_afresh_for_those_who_come_later() throws Exception {
            hall.play(hall.pages.audio(5, 10, 1_000));
            hall.onLoop(() -> hall.lane.dismiss("the source left"));
            try (var guest = hall.enter()) {
                var played = hall.pages.audio(900, 902, 1_000);
                hall.play(played);
                assertThat(guest.hear(opening(played).length())).isEqualTo(opening(played));
            }
        }
    }

    @Nested
    class whose_listener_leaves {
        @Test
        void counts_it_no_more() throws Exception {
            try (var guest = hall.enter()) {
                assertThat(hall.lane.listeners()).isOne();
                guest.socket().close();
                guest.server().closed().await();
            }
            assertThat(hall.lane.listeners()).isZero();
            assertThat(hall.tally.departures(Departure.CLIENT)).isOne();
        }
    }

    private static Bytes opening(List<AirPage> pages) {
        return Bytes.concat(List.of(Hall.HEAD, withHeaders(pages)));
    }

    private static Bytes withHeaders(List<AirPage> pages) {
        return Bytes.concat(List.of(Pages.LINK.bytes(), Pages.bytes(pages)));
    }
}

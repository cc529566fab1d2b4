package floe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The last stretch of a stream")
class BacklogTest {
    private final Backlog backlog = new Backlog(10_000);

    @Test
    void is_empty_before_anything_was_said() {
        assertThat(backlog.nextSequence()).isZero();
        assertThat(backlog.stretch(100)).isEmpty();
        given(new StreamEvent.Title(Song.titled("alone")));
        assertThat(backlog.stretch(100)).isEmpty();
    }

    @Test
    void numbers_what_it_is_told_from_0() {
        assertThat(backlog.add(headers(1))).isZero();
        assertThat(backlog.add(joinable(100))).isEqualTo(1);
        assertThat(backlog.add(new StreamEvent.Title(Song.titled("Bouncing")))).isEqualTo(2);
        assertThat(backlog.add(new StreamEvent.End("over"))).isEqualTo(3);
        assertThat(backlog.nextSequence()).isEqualTo(4);
    }

    @Nested
    class for_a_newcomer {
        @Test
        void is_the_shortest_that_is_long_enough() {
            given(headers(1), joinable(100), following(100), joinable(100), following(100), joinable(100));
            assertThat(stretch(1)).isEqualTo(new Backlog.Stretch(headers(1), Song.UNKNOWN, 5, List.of(joinable(100))));
            assertThat(stretch(100).firstSequence()).isEqualTo(5);
            assertThat(stretch(101).firstSequence()).isEqualTo(3);
            assertThat(stretch(300).firstSequence()).isEqualTo(3);
            assertThat(stretch(301).firstSequence()).isEqualTo(1);
            assertThat(stretch(301).events())
                    .containsExactly(joinable(100), following(100), joinable(100), following(100), joinable(100));
        }

        @Test
        void begins_with_the_headers_when_all_of_the_stream_is_too_short() {
            given(headers(1), joinable(100));
            assertThat(stretch(5000))
                    .isEqualTo(new Backlog.Stretch(headers(1), Song.UNKNOWN, 0, List.of(headers(1), joinable(100))));
        }

        @Test
        void carries_the_headers_of_the_link_that_it_begins_in() {
            given(headers(1), joinable(100), headers(2), joinable(100));
            assertThat(stretch(100).headers()).isEqualTo(headers(2));
            assertThat(stretch(109).headers()).isEqualTo(headers(2));
            assertThat(stretch(109).firstSequence()).isEqualTo(2);
            assertThat(stretch(200).headers()).isEqualTo(headers(1));
            assertThat(stretch(200).events()).containsExactly(joinable(100), headers(2), joinable(100));
        }

        @Test
        void has_headers_but_no_page_while_no_page_is_joinable() {
            given(headers(1));
            for (int i = 0; i < 200; i++) {
                given(following(100));
            }
            assertThat(stretch(100)).isEqualTo(new Backlog.Stretch(headers(1), Song.UNKNOWN, 201, List.of()));
        }
    }

    @Nested
    class of_a_long_stream {
        @Test
        void forgets_the_oldest_but_not_the_headers_in_force() {
            given(headers(1));
            for (int i = 0; i < 10_000; i++) {
                given(joinable(936));
            }
            assertThat(stretch(1_000_000).headers()).isEqualTo(headers(1));
            assertThat(stretch(1_000_000).firstSequence()).isEqualTo(9_991);
            assertThat(stretch(1_000_000).events()).hasSize(10);
        }

        @Test
        void follows_the_headers_through_the_links() {
            for (int link = 0; link < 1000; link++) {
                given(headers(link), joinable(3000), following(3000));
            }
            assertThat(stretch(6001).headers()).isEqualTo(headers(999));
            assertThat(stretch(1_000_000).headers()).isEqualTo(headers(999));
            given(joinable(3000), following(3000));
            assertThat(stretch(1_000_000).headers()).isEqualTo(headers(999));
            assertThat(stretch(1_000_000).firstSequence()).isEqualTo(3000);
        }

        @Test
        void stays_bounded_when_nothing_but_titles_are_said() {
            for (int i = 0; i < 10_000; i++) {
                given(new StreamEvent.Title(Song.titled("")));
            }
            assertThat(backlog.between(0, 10_000)).hasSizeLessThan(200);
        }

        @Test
        void keeps_the_newest_however_large_it_is() {
            given(headers(1), joinable(60_000));
            assertThat(stretch(1).events()).containsExactly(joinable(60_000));
        }
    }

    @Nested
    class that_is_to_hold_some_time {
        private final Backlog timed = new Backlog(new Reach(10_000, 20 * 100));

        @Test
        void keeps_more_than_its_bytes_for_that() {
            timed.add(headers(1));
            for (int i = 0; i < 1_000; i++) {
                timed.add(joinable(936));
            }
            assertThat(timed.stretch(new Reach(0, 20 * 100)).orElseThrow().events())
                    .hasSize(100);
            assertThat(timed.stretch(new Reach(1, 20 * 50)).orElseThrow().events())
                    .hasSize(50);
        }
    }

    @Nested
    class with_titles {
        @Test
        void tells_what_plays_where_it_begins() {
            given(headers(1), title("one"), joinable(100), title("two"), joinable(100));
            assertThat(stretch(1).song()).isEqualTo(Song.titled("two"));
            assertThat(stretch(101).song()).isEqualTo(Song.titled("one"));
            assertThat(stretch(101).events()).containsExactly(joinable(100), title("two"), joinable(100));
            assertThat(stretch(500).song()).isEqualTo(Song.UNKNOWN);
        }

        @Test
        void remembers_one_that_was_told_long_ago() {
            given(headers(1), title("old"));
            for (int i = 0; i < 100; i++) {
                given(joinable(936));
            }
            assertThat(stretch(1_000_000).song()).isEqualTo(Song.titled("old"));
        }
    }

    @Nested
    class for_those_who_missed_something {
        @Test
        void is_what_was_asked_for_as_far_as_it_is_there() {
            given(headers(1));
            for (int i = 1; i <= 20; i++) {
                given(joinable(936 + i % 2));
            }
            assertThat(backlog.between(18, 20)).containsExactly(joinable(936), joinable(937));
            assertThat(backlog.between(19, 99)).hasSize(2);
            assertThat(backlog.between(0, 21)).hasSize(9);
            assertThat(backlog.between(-5, 3)).isEmpty();
            assertThat(backlog.between(50, 60)).isEmpty();
            assertThat(backlog.between(20, 19)).isEmpty();
        }
    }

    private void given(StreamEvent... events) {
        for (var event : events) {
            backlog.add(event);
        }
    }

    private Backlog.Stretch stretch(int wantedBytes) {
        return backlog.stretch(wantedBytes).orElseThrow();
    }

    private static StreamEvent.Title title(String text) {
        return new StreamEvent.Title(Song.titled(text));
    }

    private static StreamEvent.Headers headers(int number) {
        return new StreamEvent.Headers(
                Bytes.latin1("headers " + number), new StreamFormat(Container.OGG, "opus", 2, 48_000, 0));
    }

    private static StreamEvent.Audio joinable(int length) {
        return new StreamEvent.Audio(Bytes.wrap(new byte[length]), true, 20);
    }

    private static StreamEvent.Audio following(int length) {
        return new StreamEvent.Audio(Bytes.wrap(new byte[length]), false, 20);
    }
}

package floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.wire.Heard.Missing;
import floe.wire.Heard.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("An edge that follows a mount")
class ReceptionTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final StreamEvent.Headers HEADERS =
            new StreamEvent.Headers(Bytes.latin1("headers"), new StreamFormat(Container.OGG, "opus", 2, 48000, 0));
    private static final long MS = 1_000_000;

    private final Reception reception = new Reception();

    @Nested
    class from_the_beginning_of_a_session {
        @Test
        void plays_what_comes_in_order() {
            assertThat(hear(batch(7, 0, 2)).events()).containsExactly(page(0), page(1));
            assertThat(hear(batch(7, 2, 1)).events()).containsExactly(page(2));
        }

        @Test
        void is_told_that_a_session_begins_once() {
            assertThat(hear(batch(7, 0, 1)).newSession()).isTrue();
            assertThat(hear(batch(7, 1, 1)).newSession()).isFalse();
        }

        @Test
        void drops_what_it_had() {
            hear(batch(7, 0, 3));
            assertThat(hear(batch(7, 1, 2))).isEqualTo(Heard.nothing(Verdict.DUPLICATE));
        }

        @Test
        void plays_only_the_new_part_of_an_overlapping_batch() {
            hear(batch(7, 0, 3));
            assertThat(hear(batch(7, 1, 4)).events()).containsExactly(page(3), page(4));
        }
    }

    @Nested
    class that_misses_a_batch {
        @Test
        void asks_for_it_once_and_waits() {
            hear(batch(7, 0, 2));
            assertThat(hear(batch(7, 4, 2)).missing()).isEqualTo(new Missing(7, 2, 4));
            var later = hear(batch(7, 6, 1));
            assertThat(later.events()).isEmpty();
            assertThat(later.missing()).isNull();
        }

        @Test
        void plays_everything_in_order_when_it_comes_after_all() {
            hear(batch(7, 0, 2));
            hear(batch(7, 4, 2));
            assertThat(hear(batch(7, 2, 2)).events()).containsExactly(page(2), page(3), page(4), page(5));
        }

        @Test
        void gives_it_up_after_half_a_second_and_says_how_much_is_lost() {
            hear(batch(7, 0, 2));
            hear(batch(7, 4, 2));
            assertThat(reception.tick(400 * MS).events()).isEmpty();
            var gone = reception.tick(600 * MS);
            assertThat(gone.events()).containsExactly(page(4), page(5));
            assertThat(gone.lost()).isEqualTo(2);
        }

        @Test
        void learns_of_a_lost_last_batch_from_the_heartbeat() {
            hear(batch(7, 0, 2));
            assertThat(hear(batch(7, 5, 0)).missing()).isEqualTo(new Missing(7, 2, 5));
        }
    }

    @Nested
    class that_joins_in_the_middle {
        @Test
        void wants_the_opening_and_plays_what_came_meanwhile_after_it() {
            assertThat(hear(batch(7, 40, 1)).wantsOpening()).isTrue();
            var opened = reception.open(new Opening(HEADERS, batch(7, 38, 2)), 0, 0);
            assertThat(opened.newSession()).isTrue();
            assertThat(opened.events()).containsExactly(HEADERS, page(38), page(39), page(40));
        }

        @Test
        void hears_no_headers_twice_when_the_opening_begins_with_them() {
            var pages = new PageBatch(LIVE, 7, 12, 0, List.of(HEADERS, page(13)));
            assertThat(reception.open(new Opening(HEADERS, pages), 0, 0).events())
                    .containsExactly(HEADERS, page(13));
        }

        @Test
        void hears_first_what_plays_where_the_opening_begins() {
            var song = Song.titled("now");
            assertThat(reception
                            .open(new Opening(HEADERS, song, batch(7, 38, 1)), 0, 0)
                            .events())
                    .containsExactly(new StreamEvent.Title(song), HEADERS, page(38));
        }

        @Test
        void takes_an_opening_that_comes_late_as_the_duplicate_it_is() {
            hear(batch(7, 0, 5));
            assertThat(reception
                            .open(new Opening(HEADERS, batch(7, 3, 2)), 0, 0)
                            .verdict())
                    .isEqualTo(Verdict.DUPLICATE);
        }
    }

    @Nested
    class when_another_source_takes_the_mount {
        @Test
        void follows_the_higher_epoch() {
            hear(batch(7, 0, 2));
            var taken = hear(batch(8, 0, 1));
            assertThat(taken.newSession()).isTrue();
            assertThat(taken.events()).containsExactly(page(0));
        }

        @Test
        void never_hears_the_lower_one_again() {
            hear(batch(8, 0, 1));
            assertThat(hear(batch(7, 5, 9))).isEqualTo(Heard.nothing(Verdict.FENCED));
            assertThat(reception
                            .open(new Opening(HEADERS, batch(7, 5, 9)), 0, 0)
                            .verdict())
                    .isEqualTo(Verdict.FENCED);
        }
    }

    @Nested
    class whose_pages_were_stuck_on_the_way {
        @Test
        void drops_those_that_are_five_seconds_older_than_usual() {
            reception.hear(created(1000, 7, 0), 1001, 0);
            assertThat(reception.hear(created(1100, 7, 1), 6200, 0).verdict()).isEqualTo(Verdict.STALE);
            assertThat(reception.hear(created(6150, 7, 1), 6201, 0).verdict()).isEqualTo(Verdict.TAKEN);
        }

        @Test
        void does_not_mind_that_the_clocks_of_two_hosts_differ() {
            assertThat(reception.hear(created(1000, 7, 0), 90_000, 0).verdict()).isEqualTo(Verdict.TAKEN);
            assertThat(reception.hear(created(1100, 7, 1), 90_100, 0).verdict()).isEqualTo(Verdict.TAKEN);
        }

        private PageBatch created(long at, long epoch, long first) {
            return new PageBatch(LIVE, epoch, first, at, List.of(page(first)));
        }
    }

    @Test
    void plays_every_page_once_and_in_order_however_batches_are_mixed_up_and_repeated() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var fresh = new Reception();
            var batches = new ArrayList<PageBatch>();
            for (int i = 0; i < 30; i++) {
                batches.add(batch(7, i * 3L, 3 + random.nextInt(3)));
            }
            var first = batches.removeFirst();
            for (int i = 0; i + 4 < batches.size(); i += 4) {
                Collections.shuffle(batches.subList(i, i + 4), random);
            }
            var played = new ArrayList<>(fresh.hear(first, 0, 0).events());
            for (var batch : batches) {
                played.addAll(fresh.hear(batch, 0, 0).events());
                if (random.nextBoolean()) {
                    played.addAll(fresh.hear(batch, 0, 0).events());
                }
            }
            assertThat(fresh.nextSequence()).isGreaterThanOrEqualTo(90);
            assertThat(played)
                    .isEqualTo(LongStream.range(0, fresh.nextSequence())
                            .mapToObj(ReceptionTest::page)
                            .toList());
        }
    }

    private Heard hear(PageBatch batch) {
        return reception.hear(batch, 0, 0);
    }

    private static PageBatch batch(long epoch, long first, int count) {
        return new PageBatch(
                LIVE,
                epoch,
                first,
                0,
                LongStream.range(first, first + count)
                        .mapToObj(ReceptionTest::page)
                        .toList());
    }

    private static StreamEvent page(long number) {
        return new StreamEvent.Audio(Bytes.latin1("page " + number), true, 0);
    }
}

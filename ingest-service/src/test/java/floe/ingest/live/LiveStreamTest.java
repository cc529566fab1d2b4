package floe.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.wire.MountClaim;
import floe.wire.PageBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A session's events")
class LiveStreamTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final StreamEvent HEADERS =
            new StreamEvent.Headers(Bytes.latin1("headers"), new StreamFormat(Container.OGG, "opus", 2, 48_000, 0));
    private static final StreamEvent END = new StreamEvent.End("over");

    private final LiveStream stream = LiveStream.of(
            new MountClaim("ingest-1", LIVE, 9, 0, "application/ogg", Map.of(), "", 0, Song.UNKNOWN, 0),
            MountConfig.plain(LIVE, Limits.DEFAULT));

    private static Moment at(long millis) {
        return new Moment(TimeUnit.MILLISECONDS.toNanos(millis), 1_000_000 + millis);
    }

    private static StreamEvent page(int bytes) {
        return new StreamEvent.Audio(Bytes.wrap(new byte[bytes]), true, 0);
    }

    /// Milliseconds until what waits has to leave, -1 when nothing waits.
    private long due(long atMillis) {
        var due = stream.dueNanos(at(atMillis));
        return due.isEmpty() ? -1 : TimeUnit.NANOSECONDS.toMillis(due.getAsLong()) - atMillis;
    }

    private void sent(long atMillis, StreamEvent... events) {
        for (var event : events) {
            stream.take(event, at(atMillis));
        }
        stream.flush(at(atMillis));
    }

    @Nested
    class on_their_way_to_the_edges {
        @Test
        void wait_for_nothing_when_there_is_nothing() {
            assertThat(due(0)).isEqualTo(-1);
            assertThat(stream.flush(at(0))).isEmpty();
        }

        @Test
        void leave_at_once_after_a_quiet_time() {
            sent(0, HEADERS);
            stream.take(page(100), at(150));
            assertThat(due(150)).isNegative();
        }

        @Test
        void leave_100_ms_after_those_before() {
            sent(0, HEADERS);
            stream.take(page(100), at(30));
            assertThat(due(30)).isEqualTo(70);
            stream.take(page(100), at(60));
            assertThat(due(60)).isEqualTo(40);
        }

        @Test
        void leave_together_as_soon_as_they_have_32_KB() {
            sent(0, HEADERS);
            assertThat(stream.take(page(20_000), at(1))).isEmpty();
            assertThat(stream.take(page(20_000), at(1)))
                    .map(PageBatch::events)
                    .hasValueSatisfying(events -> assertThat(events).hasSize(2));
            assertThat(due(1)).isEqualTo(-1);
        }

        @Test
        void leave_at_once_when_a_link_begins_or_all_is_over() {
            sent(0, page(1));
            stream.take(HEADERS, at(1));
            assertThat(due(1)).isZero();
            sent(1);
            stream.take(END, at(2));
            assertThat(due(2)).isZero();
        }

        @Test
        void are_numbered_without_a_hole_and_carry_the_wall_clock() {
            sent(0, HEADERS, page(1));
            stream.take(page(2), at(200));
            var batch = stream.flush(at(210)).orElseThrow();
            assertThat(batch).isEqualTo(new PageBatch(LIVE, 9, 2, 1_000_210, List.of(page(2))));
            assertThat(stream.sentUpTo()).isEqualTo(3);
        }
    }

    @Nested
    class for_an_edge_that_begins_to_follow {
        @Test
        void are_none_before_the_headers() {
            assertThat(stream.opening(at(0))).isEmpty();
        }

        @Test
        void are_the_last_stretch_with_the_headers_in_force() {
            sent(0, HEADERS, page(10));
            var opening = stream.opening(at(1)).orElseThrow();
            assertThat(opening.headers()).isEqualTo(HEADERS);
            assertThat(opening.pages()).isEqualTo(new PageBatch(LIVE, 9, 0, 1_000_001, List.of(HEADERS, page(10))));
        }

        @Test
        void are_no_more_than_a_burst_of_a_long_stream() {
            sent(0, HEADERS);
            for (int i = 0; i < 100; i++) {
                sent(i, page(4_000));
            }
            var opening = stream.opening(at(200)).orElseThrow();
            assertThat(opening.pages().events()).hasSize(17);
            assertThat(opening.pages().nextSequence()).isEqualTo(101);
        }
    }

    @Nested
    class that_an_edge_missed {
        @Test
        void come_again_as_far_as_they_were_sent() {
            sent(0, HEADERS, page(1), page(2));
            stream.take(page(3), at(1));
            assertThat(stream.between(1, 100, at(2)))
                    .isEqualTo(new PageBatch(LIVE, 9, 1, 1_000_002, List.of(page(1), page(2))));
        }

        @Test
        void come_from_the_oldest_that_is_kept() {
            for (int i = 0; i < 200; i++) {
                sent(i, page(4_000));
            }
            var again = stream.between(0, 150, at(300));
            assertThat(again.firstSequence()).isPositive();
            assertThat(again.nextSequence()).isEqualTo(150);
        }

        @Test
        void are_announced_by_a_heartbeat() {
            sent(0, HEADERS, page(1));
            stream.take(page(2), at(1));
            assertThat(stream.heartbeat(at(2))).isEqualTo(new PageBatch(LIVE, 9, 2, 1_000_002, List.of()));
        }
    }

    @Test
    void begin_a_session_with_a_higher_epoch_than_was_ever_heard_of() {
        var epochs = new Epochs();
        assertThat(epochs.next(LIVE, 1_000)).isEqualTo(1_000);
        assertThat(epochs.next(LIVE, 1_000)).isEqualTo(1_001);
        epochs.heard(LIVE, 5_000);
        epochs.heard(LIVE, 4_000);
        assertThat(Optional.of(epochs.next(LIVE, 1_002))).hasValue(5_001L);
    }
}

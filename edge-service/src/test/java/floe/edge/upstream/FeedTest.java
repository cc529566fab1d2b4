package floe.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.stream.Backlog;
import floe.stream.Container;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.wire.Opening;
import floe.wire.PageBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The feed of a mount")
class FeedTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final StreamEvent.Headers HEADERS =
            new StreamEvent.Headers(Bytes.latin1("headers"), new StreamFormat(Container.OGG, "opus", 2, 48000, 0));
    private static final long MS = 1_000_000;

    private final List<String> told = new ArrayList<>();
    private final Feed feed = new Feed(
            LIVE,
            new Feed.Told() {
                @Override
                public void begins(MountName source, Backlog said) {
                    told.add("begins");
                }

                @Override
                public void hears(MountName source, List<StreamEvent> events) {
                    told.add("hears " + events.size());
                }

                @Override
                public void loses(MountName source, String why) {
                    told.add("loses: " + why);
                }
            },
            () -> Reach.of(512 * 1024));

    @Test
    void tells_that_a_session_begins_and_then_what_it_says() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.hear(batch(7, 2, page(), page()), 0, 0);
        assertThat(told).containsExactly("begins", "hears 2");
    }

    @Test
    void tells_that_it_ended_with_the_reason_of_its_ingest() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.hear(batch(7, 2, page(), new StreamEvent.End("the encoder left")), 0, 0);
        assertThat(told).containsExactly("begins", "hears 1", "loses: the encoder left");
    }

    @Test
    void takes_three_quarters_of_a_second_of_silence_for_a_loss() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.tick(740 * MS);
        assertThat(told).containsExactly("begins");
        feed.tick(760 * MS);
        assertThat(told).hasSize(2).last().asString().startsWith("loses: nothing heard");
    }

    @Test
    void knocks_once_when_a_heartbeat_is_overdue() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        assertThat(feed.wantsToKnock(290 * MS)).isFalse();
        assertThat(feed.wantsToKnock(310 * MS)).isTrue();
        assertThat(feed.wantsToKnock(360 * MS)).isFalse();
        feed.delivered();
        assertThat(feed.wantsToKnock(410 * MS)).isTrue();
    }

    @Test
    void is_lost_at_once_when_nobody_opens() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.wantsToKnock(310 * MS);
        feed.refused(320 * MS);
        assertThat(told).containsExactly("begins", "loses: its ingest is gone");
        assertThat(feed.wantsToKnock(700 * MS)).isFalse();
    }

    @Test
    void plays_on_when_something_was_heard_after_the_knock() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.wantsToKnock(310 * MS);
        feed.hear(batch(7, 2), 0, 315 * MS);
        feed.refused(320 * MS);
        assertThat(told).containsExactly("begins");
    }

    @Test
    void is_kept_alive_by_heartbeats() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.hear(batch(7, 2), 0, 500 * MS);
        feed.tick(1200 * MS);
        assertThat(told).containsExactly("begins");
    }

    @Test
    void begins_again_when_a_silent_ingest_is_heard_again() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.tick(800 * MS);
        feed.hear(batch(7, 2, page()), 0, 900 * MS);
        assertThat(told).last().isEqualTo("begins");
    }

    @Test
    void begins_again_only_after_a_trial_when_it_falls_silent_twice() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.tick(800 * MS);
        feed.hear(batch(7, 2, page()), 0, 1000 * MS);
        feed.tick(1800 * MS);
        told.clear();
        for (int i = 0; i <= 9; i++) {
            feed.hear(batch(7, 3 + i, page()), 0, (2000 + 500 * i) * MS);
        }
        assertThat(told).isEmpty();
        assertThat(feed.follows(7)).isTrue();
        feed.hear(batch(7, 13, page()), 0, 7000 * MS);
        assertThat(told).containsExactly("begins");
    }

    @Test
    void begins_its_trial_anew_after_a_pause() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.tick(800 * MS);
        feed.hear(batch(7, 2, page()), 0, 1000 * MS);
        feed.tick(1800 * MS);
        told.clear();
        for (int i = 0; i < 9; i++) {
            feed.hear(batch(7, 3 + i, page()), 0, (2000 + 1000 * i) * MS);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void needs_no_trial_for_another_session() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.tick(800 * MS);
        feed.hear(batch(7, 2, page()), 0, 1000 * MS);
        feed.tick(1800 * MS);
        told.clear();
        feed.hear(batch(8, 0, HEADERS, page()), 0, 2000 * MS);
        assertThat(told).containsExactly("begins");
    }

    @Test
    void goes_over_to_a_newer_session_without_a_loss_in_between() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.hear(batch(8, 0, HEADERS), 0, 0);
        assertThat(told).containsExactly("begins", "begins");
    }

    @Test
    void never_tells_what_an_overtaken_session_says() {
        feed.hear(batch(8, 0, HEADERS, page()), 0, 0);
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        feed.hear(batch(7, 2, new StreamEvent.End("late")), 0, 0);
        assertThat(told).containsExactly("begins");
    }

    @Test
    void does_not_ask_for_the_opening_of_a_session_that_has_ended() {
        feed.open(new Opening(HEADERS, batch(7, 40, page())), 0, 0);
        feed.hear(batch(7, 41, new StreamEvent.End("the encoder left")), 0, 0);
        assertThat(feed.follows(7)).isTrue();
        assertThat(feed.follows(8)).isFalse();
    }

    /// As when a source takes another's place while the lease is being renewed.
    @Test
    void asks_for_the_opening_of_a_session_whose_first_words_went_elsewhere() {
        feed.hear(batch(7, 0, HEADERS, page()), 0, 0);
        assertThat(feed.hear(batch(8, 2, page()), 0, 0).wantsOpening()).isTrue();
        assertThat(feed.follows(8)).isFalse();
        feed.open(new Opening(HEADERS, batch(8, 1, page(), page())), 0, 0);
        assertThat(feed.follows(8)).isTrue();
        assertThat(told).containsExactly("begins", "begins");
    }

    private static StreamEvent page() {
        return new StreamEvent.Audio(Bytes.latin1("page"), true, 0);
    }

    private static PageBatch batch(long epoch, long first, StreamEvent... events) {
        return new PageBatch(LIVE, epoch, first, 0, List.of(events));
    }
}

package floe.ingest.title;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import floe.stream.Song;
import floe.wire.Retitle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A title that is told")
class TitlePaceTest {
    private static final TitlePace.Step NOTHING = new TitlePace.Step.Nothing();

    private final TitlePace pace = new TitlePace();
    private Song playing = Song.UNKNOWN;

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private TitlePace.Step offer(boolean saysText, Song song, long atMillis) {
        var step = pace.offer(new Retitle(new MountName("/a"), saysText, song, "", false), playing, millis(atMillis));
        if (step instanceof TitlePace.Step.Now(var said)) {
            playing = said;
        }
        return step;
    }

    private TitlePace.Step title(String text, long atMillis) {
        return offer(true, Song.titled(text), atMillis);
    }

    private static TitlePace.Step now(String title) {
        return new TitlePace.Step.Now(Song.titled(title));
    }

    @Test
    void is_said_at_once() {
        assertThat(title("one", 0)).isEqualTo(now("one"));
        assertThat(title("two", 100)).isEqualTo(now("two"));
    }

    @Test
    void is_not_said_again_while_it_plays() {
        title("one", 0);
        assertThat(title("one", 200)).isEqualTo(NOTHING);
    }

    @Test
    void is_not_said_when_the_stream_says_it_in_two_parts() {
        playing = new Song("A", "T", "");
        assertThat(title("A - T", 0)).isEqualTo(NOTHING);
    }

    @Test
    void waits_behind_another_and_gives_way_to_the_last() {
        title("one", 0);
        assertThat(title("two", 10)).isEqualTo(new TitlePace.Step.Later(millis(100)));
        assertThat(title("three", 90)).isEqualTo(new TitlePace.Step.Later(millis(100)));
        assertThat(pace.due(millis(101))).contains(Song.titled("three"));
        assertThat(title("four", 150)).isInstanceOf(TitlePace.Step.Later.class);
    }

    /// M-011.
    @Test
    void is_one_of_ten_a_second_however_many_come() {
        var said = new ArrayList<Song>();
        long dueAt = Long.MAX_VALUE;
        for (int i = 0; i <= 10_000; i++) {
            long now = millis(i) / 10;
            if (now >= dueAt) {
                playing = pace.due(now).orElseThrow();
                said.add(playing);
                dueAt = Long.MAX_VALUE;
            }
            var step = pace.offer(
                    new Retitle(new MountName("/a"), true, Song.titled("title " + i), "", false), playing, now);
            switch (step) {
                case TitlePace.Step.Now(var song) -> {
                    playing = song;
                    said.add(song);
                }
                case TitlePace.Step.Later(long at) -> dueAt = at;
                case TitlePace.Step.Nothing() -> {}
            }
        }
        assertThat(said).hasSizeBetween(9, 11);
        assertThat(pace.due(millis(1100))).contains(Song.titled("title 10000"));
    }

    @Nested
    class without_text {
        @Test
        void changes_nothing_right_behind_one_with_text() {
            title("one", 0);
            assertThat(title("", 500)).isEqualTo(NOTHING);
            assertThat(title("", 9_000)).isEqualTo(NOTHING);
        }

        @Test
        void leaves_what_waits_as_it_is() {
            title("one", 0);
            title("two", 10);
            assertThat(title("", 20)).isEqualTo(NOTHING);
            assertThat(pace.due(millis(100))).contains(Song.titled("two"));
        }

        @Test
        void takes_the_title_away_later() {
            title("one", 0);
            assertThat(title("", 10_000)).isEqualTo(new TitlePace.Step.Now(Song.UNKNOWN));
        }

        @Test
        void may_still_tell_an_address() {
            title("one", 0);
            assertThat(offer(true, new Song("", "", "http://h/"), 200))
                    .isEqualTo(new TitlePace.Step.Now(new Song("", "one", "http://h/")));
            assertThat(offer(false, new Song("", "", "http://i/"), 60_000))
                    .isEqualTo(new TitlePace.Step.Now(new Song("", "one", "http://i/")));
        }

        @Test
        void and_without_anything_is_nothing() {
            title("one", 0);
            assertThat(offer(false, Song.UNKNOWN, 60_000)).isEqualTo(NOTHING);
        }
    }

    @Test
    void takes_the_address_of_the_one_before_away() {
        playing = new Song("", "one", "http://h/");
        assertThat(List.of(title("two", 0))).containsExactly(now("two"));
    }
}

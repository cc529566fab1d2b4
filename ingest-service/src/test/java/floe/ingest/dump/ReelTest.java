package floe.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.ingest.dump.Reel.Step;
import floe.mount.DumpRules;
import floe.mount.DumpRules.Interpolation;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A recording")
class ReelTest {
    private static final StreamFormat MP3 = new StreamFormat(Container.MPEG, "mp3", 2, 44_100, 128_000);

    private Reel reel = new Reel(new DumpRules("a", Interpolation.NONE, 0, null));
    private long now;

    private static StreamEvent headers(String text) {
        return new StreamEvent.Headers(Bytes.latin1(text), MP3);
    }

    private static StreamEvent page(String text) {
        return new StreamEvent.Audio(Bytes.latin1(text), true, 0);
    }

    private static StreamEvent following(String text) {
        return new StreamEvent.Audio(Bytes.latin1(text), false, 0);
    }

    /// What is done, in short: `+` opens, `*` opens a fresh one, `|` closes.
    private String take(StreamEvent... events) {
        var done = new StringBuilder();
        for (var event : events) {
            for (var step : reel.take(event, now)) {
                done.append(
                        switch (step) {
                            case Step.Open(var fresh) -> fresh ? "*" : "+";
                            case Step.Write(var bytes) -> bytes.text(StandardCharsets.ISO_8859_1);
                            case Step.Close() -> "|";
                        });
            }
        }
        return done.toString();
    }

    @Test
    void begins_with_headers_and_goes_on_with_pages() {
        assertThat(take(headers("H"), page("a"), new StreamEvent.Title(Song.titled("t")), following("b")))
                .isEqualTo("+Hab");
    }

    @Test
    void has_new_headers_in_the_same_file() {
        assertThat(take(headers("H"), page("a"), headers("J"), page("b"))).isEqualTo("+HaJb");
    }

    @Test
    void ends_with_its_file() {
        assertThat(take(headers("H"), page("a"), new StreamEvent.End("over"))).isEqualTo("+Ha|");
    }

    @Test
    void that_heard_nothing_makes_no_file() {
        assertThat(take(new StreamEvent.End("over"))).isEmpty();
    }

    @Nested
    class of_limited_size {
        ReelTest limited() {
            reel = new Reel(new DumpRules("a", Interpolation.NONE, 5, null));
            return ReelTest.this;
        }

        @Test
        void goes_on_in_a_fresh_file_before_a_page_that_does_not_fit() {
            assertThat(limited().take(headers("H"), page("aa"), page("bb"), page("cc")))
                    .isEqualTo("+Haabb|*Hcc");
        }

        @Test
        void waits_for_a_page_that_can_begin_a_file() {
            assertThat(limited().take(headers("H"), page("aaaa"), following("b"), page("c")))
                    .isEqualTo("+Haaaab|*Hc");
        }

        @Test
        void has_at_least_one_page_in_each_file() {
            assertThat(limited().take(headers("HHHHHH"), page("a"), page("b"))).isEqualTo("+HHHHHHa|*HHHHHHb");
        }

        @Test
        void counts_what_was_in_the_file_before() {
            assertThat(limited().take(headers("H"))).isEqualTo("+H");
            reel.opened(2);
            assertThat(take(page("aa"), page("b"))).isEqualTo("aa|*Hb");
        }
    }

    @Test
    void of_limited_time_goes_on_in_a_fresh_file_at_the_first_page_after_it() {
        reel = new Reel(new DumpRules("a", Interpolation.NONE, 0, Duration.ofSeconds(10)));
        take(headers("H"), page("a"));
        now = TimeUnit.SECONDS.toNanos(10) - 1;
        assertThat(take(page("b"))).isEqualTo("b");
        now++;
        assertThat(take(page("c"))).isEqualTo("|*Hc");
    }

    @Nested
    class after_an_error {
        private List<String> done() {
            take(headers("H"), page("a"));
            reel.failed(now);
            var done = new ArrayList<String>();
            now = Reel.PAUSE.toNanos() - 1;
            done.add(take(page("b"), headers("J"), page("c")));
            now++;
            done.add(take(following("d"), page("e"), page("f")));
            return done;
        }

        @Test
        void pauses_for_half_a_minute() {
            assertThat(done().getFirst()).isEmpty();
        }

        @Test
        void goes_on_with_a_fresh_file_and_the_newest_headers_at_a_page_that_can_begin_it() {
            assertThat(done().getLast()).isEqualTo("*Jef");
        }
    }
}

package floe.programme;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.ogg.OggPage;
import floe.programme.Effect.Play;
import floe.programme.Effect.Switched;
import floe.programme.Plan.Choice;
import floe.programme.Playing.FallbackFile;
import floe.programme.Playing.FallbackMount;
import floe.programme.Playing.Live;
import floe.programme.Playing.Silent;
import floe.stream.Backlog;
import floe.stream.Container;
import floe.stream.Recording;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.Headers;
import floe.stream.StreamFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A mount")
class ProgrammeTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountName OTHER = new MountName("/other.ogg");
    private static final MountName LOOP = new MountName("/loop.ogg");
    private static final StreamFormat FORMAT = new StreamFormat(Container.OGG, "vorbis", 2, 44100, 128_000);
    private static final long SECOND = 1_000_000_000;

    private static final Choice FILE = new Choice.File(LOOP, 42, new TenSecondsLoop());

    private final List<StreamEvent> played = new ArrayList<>();
    private final List<Switched> switches = new ArrayList<>();
    private final List<String> dismissals = new ArrayList<>();
    private final List<Duration> gaps = new ArrayList<>();
    private Programme programme = programme(new Plan(List.of(FILE), true, Duration.ofSeconds(10), Duration.ZERO, 0));

    @Nested
    class whose_source_is_there {
        private final Backlog said = source(7, 3);

        @Test
        void plays_the_source() {
            begin(LIVE, said, at(0));
            start(at(0));
            assertThat(programme.playing()).isEqualTo(new Live());
            assertThat(serials()).containsOnly(7);
        }

        @Test
        void gives_the_first_listener_a_burst_of_what_was_said() {
            programme = programme(new Plan(List.of(FILE), true, Duration.ofSeconds(10), Duration.ZERO, 2 * size(7)));
            begin(LIVE, source(7, 9), at(0));
            start(at(0));
            assertThat(sequences()).endsWith(8, 9).hasSizeGreaterThan(2);
        }

        @Test
        void begins_with_its_headers_and_the_newest_page() {
            begin(LIVE, source(7, 9), at(0));
            start(at(0));
            assertThat(sequences()).containsExactly(0, 9);
            assertThat(played.getFirst()).isInstanceOf(Headers.class);
        }

        @Test
        void passes_on_each_page_as_it_comes() {
            begin(LIVE, said, at(0));
            start(at(0));
            played.clear();
            say(LIVE, said, audio(7, 4), at(1));
            assertThat(sequences()).containsExactly(4);
        }
    }

    @Nested
    class whose_source_ends {
        private final Backlog said = source(7, 3);

        @Test
        void ends_the_link_and_goes_on_with_the_file_at_once() {
            begin(LIVE, said, at(0));
            start(at(0));
            played.clear();
            obey(programme.loses(LIVE, false, "the encoder left", at(SECOND)));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
            assertThat(OggPage.at(bytes(played.getFirst())).isEos()).isTrue();
            assertThat(serials().getFirst()).isEqualTo(7);
            assertThat(played.get(1)).isInstanceOf(Headers.class);
            assertThat(played.get(2)).isInstanceOf(Audio.class);
        }

        @Test
        void comes_back_with_a_fresh_link_when_the_source_has_a_page_to_begin_at() {
            start(at(0));
            var back = new Backlog(1 << 20);
            back.add(headers(9));
            begin(LIVE, back, at(SECOND));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
            played.clear();
            say(LIVE, back, audio(9, 1), at(2 * SECOND));
            assertThat(programme.playing()).isEqualTo(new Live());
            assertThat(OggPage.at(bytes(played.getFirst())).isEos()).isTrue();
            assertThat(serials().subList(1, 3)).containsExactly(9, 9);
        }

        @Test
        void stays_on_the_fallback_when_the_operator_does_not_want_it_overridden() {
            programme = programme(new Plan(List.of(FILE), false, Duration.ofSeconds(10), Duration.ZERO, 0));
            start(at(0));
            begin(LIVE, said, at(SECOND));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
        }

        @Test
        void prefers_another_mount_that_stands_earlier_in_the_chain() {
            programme = programme(new Plan(
                    List.of(new Choice.OtherMount(OTHER), FILE), true, Duration.ofSeconds(10), Duration.ZERO, 0));
            begin(OTHER, source(5, 2), at(0));
            start(at(0));
            assertThat(programme.playing()).isEqualTo(new FallbackMount(OTHER));
            obey(programme.loses(OTHER, false, "gone too", at(SECOND)));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
        }

        @Test
        void tells_why_it_switched() {
            begin(LIVE, said, at(0));
            start(at(0));
            switches.clear();
            obey(programme.loses(LIVE, false, "the encoder left", at(SECOND)));
            assertThat(switches).containsExactly(new Switched(new Live(), new FallbackFile(LOOP), "the encoder left"));
        }
    }

    @Nested
    class that_is_known_to_have_a_source_which_is_not_heard_yet {
        @Test
        void waits_for_it_instead_of_beginning_with_the_fallback() {
            obey(programme.start(true, at(0)));
            obey(programme.tick(at(SECOND / 4)));
            assertThat(played).isEmpty();
            begin(LIVE, source(7, 3), at(SECOND / 4));
            assertThat(serials()).containsOnly(7);
        }

        @Test
        void begins_with_the_fallback_when_it_is_not_heard_in_time() {
            obey(programme.start(true, at(0)));
            obey(programme.tick(at(6 * SECOND / 10)));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
        }
    }

    @Nested
    class whose_source_is_lost_and_heard_again_in_the_same_session {
        private final Backlog said = source(7, 3);

        @Test
        void never_has_the_same_serial_in_two_links() {
            begin(LIVE, said, at(0));
            start(at(0));
            obey(programme.loses(LIVE, false, "nothing heard", at(SECOND)));
            begin(LIVE, said, at(2 * SECOND));
            say(LIVE, said, audio(7, 4), at(2 * SECOND));
            obey(programme.loses(LIVE, false, "nothing heard", at(3 * SECOND)));
            var links = played.stream()
                    .filter(Headers.class::isInstance)
                    .map(event -> OggPage.at(bytes(event)).serial())
                    .toList();
            assertThat(links).hasSize(4).doesNotHaveDuplicates().startsWith(7);
            assertThat(played).allMatch(event -> OggPage.at(bytes(event)).crcIsRight());
        }

        @Test
        void has_all_pages_of_a_link_under_one_serial() {
            begin(LIVE, said, at(0));
            start(at(0));
            obey(programme.loses(LIVE, false, "nothing heard", at(SECOND)));
            played.clear();
            begin(LIVE, said, at(2 * SECOND));
            say(LIVE, said, audio(7, 4), at(2 * SECOND));
            assertThat(serials().stream().skip(1).distinct()).hasSize(1);
        }
    }

    @Nested
    class whose_encoder_may_be_away_for_two_seconds {
        private final Backlog said = source(7, 3);

        @BeforeEach
        void loses_it() {
            programme = programme(new Plan(List.of(FILE), true, Duration.ofSeconds(10), Duration.ofSeconds(2), 0));
            begin(LIVE, said, at(0));
            start(at(0));
            switches.clear();
            obey(programme.loses(LIVE, false, "the encoder left", at(SECOND)));
        }

        @Test
        void plays_nothing_else_until_it_is_back_and_counts_it() {
            obey(programme.tick(at(2 * SECOND)));
            begin(LIVE, source(8, 3), at(2 * SECOND + SECOND / 2));
            assertThat(switches).isEmpty();
            assertThat(serials()).containsSubsequence(7, 8);
            assertThat(gaps).containsExactly(Duration.ofMillis(1500));
        }

        @Test
        void ends_the_old_link_only_when_the_new_one_begins() {
            var before = List.copyOf(played);
            obey(programme.tick(at(2 * SECOND)));
            assertThat(played).isEqualTo(before);
        }

        @Test
        void falls_back_when_the_time_is_over() {
            obey(programme.tick(at(3 * SECOND + 1)));
            assertThat(switches).containsExactly(new Switched(new Live(), new FallbackFile(LOOP), "the encoder left"));
            assertThat(gaps).isEmpty();
        }
    }

    @Nested
    class for_whose_source_another_encoder_stands_by {
        @BeforeEach
        void loses_it() {
            begin(LIVE, source(7, 3), at(0));
            start(at(0));
            switches.clear();
            obey(programme.loses(LIVE, true, "the encoder left", at(SECOND)));
        }

        @Test
        void goes_over_to_that_one_without_a_fallback_between() {
            begin(LIVE, source(8, 3), at(SECOND + SECOND / 10));
            assertThat(switches).isEmpty();
            assertThat(programme.playing()).isEqualTo(new Live());
        }

        @Test
        void falls_back_when_that_one_does_not_come() {
            obey(programme.tick(at(SECOND + SECOND * 3 / 4 + 1)));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
        }
    }

    @Nested
    class that_another_source_takes_over {
        @Test
        void waits_for_the_new_one_instead_of_playing_a_fallback_in_between() {
            begin(LIVE, source(7, 3), at(0));
            start(at(0));
            var next = new Backlog(1 << 20);
            next.add(headers(8));
            begin(LIVE, next, at(SECOND));
            assertThat(programme.playing()).isEqualTo(new Live());
            played.clear();
            say(LIVE, next, audio(8, 1), at(SECOND + 100));
            assertThat(serials()).containsExactly(7, 8, 8);
        }

        @Test
        void falls_back_when_the_new_one_says_nothing() {
            begin(LIVE, source(7, 3), at(0));
            start(at(0));
            begin(LIVE, new Backlog(1 << 20), at(SECOND));
            obey(programme.tick(at(SECOND + 700_000_000)));
            assertThat(programme.playing()).isEqualTo(new Live());
            obey(programme.tick(at(SECOND + 800_000_000)));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
        }
    }

    @Nested
    class that_plays_a_file {
        @Test
        void keeps_the_pace_of_the_file() {
            start(at(0));
            for (int tenth = 1; tenth <= 600; tenth++) {
                obey(programme.tick(at(tenth * SECOND / 10)));
            }
            assertThat(audioPages()).isBetween(60L, 62L);
        }

        @Test
        void plays_each_round_as_a_link_of_its_own_that_ends() {
            start(at(0));
            for (int second = 1; second <= 35; second++) {
                obey(programme.tick(at(second * SECOND)));
            }
            var links = played.stream().filter(Headers.class::isInstance).count();
            var ends = played.stream()
                    .filter(Audio.class::isInstance)
                    .filter(event -> OggPage.at(bytes(event)).isEos())
                    .count();
            assertThat(links).isBetween(4L, 5L);
            assertThat(ends).isEqualTo(links - 1);
            assertThat(serials().stream().distinct().count()).isEqualTo(links);
        }

        @Test
        void plays_the_same_bytes_on_every_node_at_the_same_time() {
            start(at(0));
            obey(programme.tick(at(4 * SECOND)));
            obey(programme.tick(at(8 * SECOND)));
            obey(programme.tick(at(12 * SECOND)));
            var here = List.copyOf(played);
            played.clear();
            programme = programme(new Plan(List.of(FILE), true, Duration.ofSeconds(10), Duration.ZERO, 0));
            obey(programme.start(false, new Moment(77, at(8 * SECOND).wallMillis())));
            obey(programme.tick(new Moment(77 + 4 * SECOND, 0)));
            var nextRound = played.subList(played.size() - 4, played.size());
            assertThat(nextRound.getFirst()).isInstanceOf(Headers.class);
            assertThat(here).endsWith(nextRound.toArray(StreamEvent[]::new));
        }

        @Test
        void numbers_the_pages_from_the_one_that_it_begins_at() {
            start(at(6 * SECOND));
            obey(programme.tick(at(8 * SECOND)));
            assertThat(sequences()).startsWith(0, 1, 2);
        }

        @Test
        void begins_at_a_page_that_can_be_joined() {
            start(at(4 * SECOND));
            obey(programme.tick(at(5 * SECOND)));
            assertThat(((Audio) played.get(1)).joinable()).isTrue();
        }

        @Test
        void starts_a_burst_earlier_when_nothing_was_played_before() {
            programme = programme(new Plan(List.of(FILE), true, Duration.ofSeconds(10), Duration.ZERO, 500));
            start(at(0));
            assertThat(audioPages()).isEqualTo(5 + 1);
        }

        @Test
        void does_not_make_up_for_a_long_sleep() {
            start(at(0));
            played.clear();
            obey(programme.tick(at(600 * SECOND)));
            assertThat(audioPages()).isLessThan(3);
            assertThat(played).anyMatch(Headers.class::isInstance);
        }
    }

    @Nested
    class with_nothing_to_play {
        private static final Plan NOTHING = new Plan(List.of(), true, Duration.ofSeconds(10), Duration.ZERO, 0);

        @Test
        void keeps_its_listeners_for_a_while_and_then_lets_them_go_once() {
            programme = programme(NOTHING);
            start(at(0));
            assertThat(programme.playing()).isEqualTo(new Silent());
            obey(programme.tick(at(9 * SECOND)));
            assertThat(dismissals).isEmpty();
            obey(programme.tick(at(11 * SECOND)));
            obey(programme.tick(at(12 * SECOND)));
            assertThat(dismissals).hasSize(1);
        }

        @Test
        void plays_on_when_the_source_is_back_in_time() {
            programme = programme(NOTHING);
            begin(LIVE, source(7, 3), at(0));
            start(at(0));
            obey(programme.loses(LIVE, false, "the encoder left", at(SECOND)));
            begin(LIVE, source(8, 3), at(5 * SECOND));
            obey(programme.tick(at(20 * SECOND)));
            assertThat(dismissals).isEmpty();
            assertThat(programme.playing()).isEqualTo(new Live());
        }
    }

    @Nested
    class whose_plan_changes {
        @Test
        void leaves_a_file_that_the_operator_took_away() {
            start(at(0));
            obey(programme.replan(new Plan(List.of(), true, Duration.ofSeconds(10), Duration.ZERO, 0), at(SECOND)));
            assertThat(programme.playing()).isEqualTo(new Silent());
        }

        @Test
        void does_not_interrupt_a_source() {
            begin(LIVE, source(7, 3), at(0));
            start(at(0));
            played.clear();
            obey(programme.replan(new Plan(List.of(), true, Duration.ofSeconds(10), Duration.ZERO, 0), at(SECOND)));
            assertThat(played).isEmpty();
        }
    }

    private static Programme programme(Plan plan) {
        return new Programme(LIVE, plan);
    }

    private void start(Moment now) {
        obey(programme.start(false, now));
    }

    private void begin(MountName source, Backlog said, Moment now) {
        obey(programme.begins(source, said, now));
    }

    private void say(MountName source, Backlog said, StreamEvent event, Moment now) {
        said.add(event);
        obey(programme.hears(source, List.of(event), now));
    }

    private void obey(List<Effect> effects) {
        for (var effect : effects) {
            switch (effect) {
                case Play(var events) -> played.addAll(events);
                case Switched switched -> switches.add(switched);
                case Effect.WentOn(var gap) -> gaps.add(gap);
                case Effect.Unfit unfit -> throw new AssertionError(unfit);
                case Effect.Fits _ -> {}
                case Effect.Dismiss(var why) -> dismissals.add(why);
            }
        }
    }

    private List<Integer> serials() {
        return played.stream().map(event -> OggPage.at(bytes(event)).serial()).toList();
    }

    private List<Integer> sequences() {
        return played.stream().map(event -> OggPage.at(bytes(event)).sequence()).toList();
    }

    private long audioPages() {
        return played.stream()
                .filter(event -> event instanceof Audio audio && audio.durationNanos() > 0)
                .count();
    }

    private static Moment at(long nanos) {
        return new Moment(nanos, 1_800_000_000_000L + nanos / 1_000_000);
    }

    private static Backlog source(int serial, int pages) {
        var said = new Backlog(1 << 20);
        said.add(headers(serial));
        for (int i = 1; i <= pages; i++) {
            said.add(audio(serial, i));
        }
        return said;
    }

    private static Headers headers(int serial) {
        return new Headers(page(serial, 0, OggPage.BOS), FORMAT);
    }

    private static Audio audio(int serial, int sequence) {
        return new Audio(page(serial, sequence, 0), true, SECOND / 4);
    }

    private static int size(int serial) {
        return audio(serial, 1).bytes().length();
    }

    private static Bytes page(int serial, int sequence, int flags) {
        return OggPage.at(OggPage.nilEos(serial, sequence, sequence))
                .with(serial, sequence, sequence * 1000L, flags)
                .bytes();
    }

    private static Bytes bytes(StreamEvent event) {
        return switch (event) {
            case Headers headers -> headers.bytes();
            case Audio audio -> audio.bytes();
            case StreamEvent.Title _, StreamEvent.End _ -> throw new AssertionError(event);
        };
    }

    /// Ten pages of a second and, as it says, 100 bytes each.
    private record TenSecondsLoop() implements Recording, Recording.Part {
        @Override
        public List<Part> parts() {
            return List.of(this);
        }

        @Override
        public StreamFormat format() {
            return FORMAT;
        }

        @Override
        public long durationNanos() {
            return 10 * SECOND;
        }

        @Override
        public int size() {
            return 10;
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
            return ProgrammeTest.headers(serial);
        }

        @Override
        public Audio page(int index, int serial, int entry) {
            int flags = index == 9 ? OggPage.EOS : 0;
            return new Audio(ProgrammeTest.page(serial, index + 1 - entry, flags), index != 4, SECOND);
        }
    }
}

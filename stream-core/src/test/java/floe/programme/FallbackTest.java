package floe.programme;

import static floe.programme.Tape.MP3;
import static floe.programme.Tape.OPUS;
import static floe.programme.Tape.SECOND;
import static floe.programme.Tape.VORBIS;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.Burst;
import floe.mount.MountName;
import floe.programme.Effect.Play;
import floe.programme.Effect.Switched;
import floe.programme.Effect.Unfit;
import floe.programme.Plan.Choice;
import floe.programme.Playing.Called;
import floe.programme.Playing.FallbackFile;
import floe.programme.Playing.FallbackMount;
import floe.programme.Playing.Live;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Who listens to a mount")
class FallbackTest {
    private static final MountName LIVE = new MountName("/live");
    private static final MountName MUSIC = new MountName("/music");
    private static final MountName NEWS = new MountName("/news");
    private static final Tape SOURCE = new Tape(VORBIS, 3, 1);
    private static final int FILE = 7;
    private static final int CHANGED = 8;

    private final List<Effect> effects = new ArrayList<>();
    private Programme programme = new Programme(LIVE, plan());

    @Nested
    class that_another_calls {
        @BeforeEach
        void is_called_by_the_news() {
            programme = new Programme(
                    MUSIC,
                    new Plan(List.of(), true, Duration.ofSeconds(10), Duration.ZERO, Burst.of(0), List.of(NEWS)));
            obey(programme.begins(MUSIC, SOURCE.said(1), at(0)));
            obey(programme.start(false, at(0)));
        }

        @Test
        void hears_the_callers_source_while_it_is_there_and_then_the_own_one_again() {
            begins(NEWS, VORBIS, 1);
            assertThat(programme.playing()).isEqualTo(new Called(NEWS));
            assertThat(programme.playing().isFallback()).isTrue();
            obey(programme.loses(NEWS, false, "the news are over", at(2)));
            assertThat(programme.playing()).isEqualTo(new Live());
        }

        @Test
        void stays_with_the_caller_when_the_own_source_comes_back() {
            begins(NEWS, VORBIS, 1);
            obey(programme.loses(MUSIC, false, "gone", at(2)));
            begins(MUSIC, VORBIS, 3);
            assertThat(programme.playing()).isEqualTo(new Called(NEWS));
        }

        @Test
        void is_not_called_to_another_kind_of_stream() {
            begins(NEWS, MP3, 1);
            assertThat(programme.playing()).isEqualTo(new Live());
        }

        @Test
        void comes_back_when_the_operator_ends_the_calls() {
            begins(NEWS, VORBIS, 1);
            obey(programme.replan(plan(), at(2)));
            assertThat(programme.playing()).isEqualTo(new Live());
        }

        @Test
        void is_called_and_comes_back_although_its_mount_overrides_no_fallback() {
            programme = new Programme(
                    MUSIC,
                    new Plan(
                            List.of(tape(VORBIS, FILE)),
                            false,
                            Duration.ZERO,
                            Duration.ZERO,
                            Burst.of(0),
                            List.of(NEWS)));
            obey(programme.start(false, at(0)));
            begins(NEWS, VORBIS, 1);
            assertThat(programme.playing()).isEqualTo(new Called(NEWS));
            obey(programme.loses(NEWS, false, "the news are over", at(2)));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/7")));
        }

        @Test
        void hears_the_first_caller_of_two() {
            var both = new Plan(List.of(), true, Duration.ZERO, Duration.ZERO, Burst.of(0), List.of(LIVE, NEWS));
            obey(programme.replan(both, at(1)));
            begins(NEWS, VORBIS, 1);
            begins(LIVE, VORBIS, 1);
            assertThat(programme.playing()).isEqualTo(new Called(LIVE));
        }
    }

    @Nested
    class with_several_files {
        @Test
        void hears_the_first_before_anything_live_was_heard() {
            falls(null, tape(VORBIS, 4), tape(OPUS, 5));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/4")));
        }

        @Test
        void hears_the_one_that_is_like_the_source() {
            falls(OPUS, tape(VORBIS, 4), tape(OPUS, 5), tape(OPUS, 6));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/5")));
        }

        @Test
        void hears_one_of_the_same_kind_rather_than_none() {
            falls(VORBIS, tape(MP3, 4), tape(OPUS, 5));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/5")));
        }

        @Test
        void hears_the_first_of_those_that_fit_equally() {
            falls(new StreamFormat(VORBIS.container(), "flac", 2, 44_100, 0), tape(VORBIS, 4), tape(OPUS, 5));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/4")));
        }

        @Test
        void hears_none_behind_a_mount_that_may_come_while_one_before_it_plays() {
            falls(OPUS, tape(VORBIS, 4), new Choice.OtherMount(MUSIC), tape(OPUS, 5));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/4")));
        }

        @Test
        void hears_the_best_although_each_might_be_a_mount_too() {
            falls(OPUS, mount(4), tape(VORBIS, 4), mount(5), tape(OPUS, 5));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/5")));
        }
    }

    @Nested
    class whose_file_changes {
        private final Choice.File before = new Tape(VORBIS, 10, FILE).as("/file");
        private final Choice.File after = new Tape(VORBIS, 7, CHANGED).as("/file");

        @BeforeEach
        void plays_the_old_one_to_its_fourth_second() {
            falls(null, before);
            obey(programme.tick(at(4)));
            effects.clear();
            obey(programme.replan(plan(after), at(4)));
        }

        @Test
        void hears_the_old_round_to_its_end_and_then_the_new_content() {
            assertThat(effects).isEmpty();
            playTo(30);
            var voices = audio().stream().map(Tape::voiceOf).toList();
            assertThat(voices.stream().distinct()).containsExactly(FILE, CHANGED);
            var old =
                    audio().stream().filter(page -> Tape.voiceOf(page) == FILE).toList();
            assertThat(Tape.indexOf(old.getLast())).isEqualTo(9);
            assertThat(audio()).hasSizeBetween(26, 27);
        }

        @Test
        void hears_the_new_content_where_others_are_who_come_to_it_later() {
            playTo(30);
            var here = audio();
            effects.clear();
            programme = new Programme(LIVE, plan(after));
            obey(programme.start(false, at(29)));
            obey(programme.tick(at(30)));
            assertThat(Tape.indexOf(audio().getLast())).isEqualTo(Tape.indexOf(here.getLast()));
        }

        @Test
        void hears_the_old_one_on_and_on_when_it_changes_back_in_time() {
            obey(programme.replan(plan(before), at(5)));
            playTo(30);
            assertThat(audio()).extracting(Tape::voiceOf).containsOnly(FILE);
        }

        @Test
        void hears_the_newest_when_it_changes_twice_in_a_round() {
            obey(programme.replan(plan(new Tape(VORBIS, 5, 9).as("/file")), at(5)));
            playTo(30);
            assertThat(audio().stream().map(Tape::voiceOf).distinct()).containsExactly(FILE, 9);
        }

        @Test
        void hears_the_new_content_at_once_when_it_falls_back_anew() {
            begins(LIVE, VORBIS, 5);
            effects.clear();
            obey(programme.loses(LIVE, false, "gone", at(6)));
            assertThat(audio().getLast()).extracting(Tape::voiceOf).isEqualTo(CHANGED);
        }
    }

    @Nested
    class whose_fallback_is_another_by_now {
        @Test
        void hears_at_once_a_mount_that_was_there_all_the_time() {
            falls(null, tape(VORBIS, FILE));
            effects.clear();
            var known = Map.of(MUSIC, new Tape(VORBIS, 3, 2).said(2));
            obey(programme.replan(plan(new Choice.OtherMount(MUSIC)), known, at(1)));
            assertThat(programme.playing()).isEqualTo(new FallbackMount(MUSIC));
            assertThat(effects).filteredOn(Switched.class::isInstance).hasSize(1);
        }

        @Test
        void hears_nothing_of_a_mount_that_went_while_it_was_no_fallback() {
            programme = new Programme(LIVE, plan(new Choice.OtherMount(MUSIC)));
            begins(MUSIC, VORBIS, 0);
            obey(programme.replan(plan(tape(VORBIS, FILE)), at(1)));
            obey(programme.replan(plan(new Choice.OtherMount(MUSIC), tape(VORBIS, FILE)), at(2)));
            assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/7")));
        }
    }

    @Nested
    class whose_fallback_is_not_like_the_source {
        @Test
        void is_spoken_of_once_however_often_the_source_comes_and_goes() {
            falls(VORBIS, tape(OPUS, FILE));
            begins(LIVE, VORBIS, 5);
            assertThat(effects)
                    .filteredOn(Unfit.class::isInstance)
                    .containsExactly(new Unfit(
                            new MountName("/7"),
                            "differs from the source: opus 48000 Hz 2 ch ≠ vorbis 44100 Hz 2 ch: players may stop at the"
                                    + " seam; give it a <fallback-mount> in vorbis 44100 Hz 2 ch"));
        }

        @Test
        void is_spoken_of_again_when_that_is_mended() {
            falls(VORBIS, tape(OPUS, FILE));
            begins(LIVE, VORBIS, 5);
            obey(programme.replan(plan(tape(OPUS, FILE), tape(VORBIS, 4)), at(6)));
            assertThat(effects).last().isEqualTo(new Effect.Fits());
        }

        @Test
        void is_spoken_of_when_the_source_changes_in_the_middle() {
            falls(OPUS, tape(OPUS, FILE));
            var said = new Tape(OPUS, 3, 1).said(5);
            obey(programme.begins(LIVE, said, at(5)));
            assertThat(effects).noneMatch(Unfit.class::isInstance);
            var headers = SOURCE.headers(6);
            said.add(headers);
            obey(programme.hears(LIVE, List.of(headers), at(6)));
            assertThat(effects).last().isInstanceOf(Unfit.class);
        }

        @Test
        void is_not_spoken_of_when_there_is_a_better_file_for_it() {
            falls(OPUS, tape(MP3, 4), tape(VORBIS, 5), tape(OPUS, 6));
            assertThat(effects).noneMatch(Unfit.class::isInstance);
        }
    }

    @Test
    void is_back_on_its_own_mount_whichever_of_200_that_share_a_file_returns_first() {
        var file = tape(VORBIS, FILE);
        var mounts =
                IntStream.range(0, 200).mapToObj(i -> new MountName("/m" + i)).toList();
        var programmes =
                mounts.stream().map(mount -> new Programme(mount, plan(file))).toList();
        programmes.forEach(each -> assertThat(each.start(false, at(0))).isNotEmpty());
        var order = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        Collections.shuffle(order, new Random(3));
        for (int next : order) {
            effects.clear();
            var said = new Tape(VORBIS, 3, next).said(next + 1);
            programmes.forEach(each -> obey(each.begins(mounts.get(next), said, at(1))));
            assertThat(audio()).extracting(Tape::voiceOf).last().isEqualTo(next);
            assertThat(effects).filteredOn(Switched.class::isInstance).hasSize(1);
            assertThat(programmes.get(next).playing()).isEqualTo(new Live());
        }
    }

    /// Hears a source like this, if any, and loses it.
    private void falls(@Nullable StreamFormat heard, Choice... choices) {
        programme = new Programme(LIVE, plan(choices));
        if (heard != null) {
            begins(LIVE, heard, 0);
        }
        obey(programme.start(false, at(0)));
        obey(programme.loses(LIVE, false, "gone", at(1)));
    }

    private void begins(MountName mount, StreamFormat format, int second) {
        obey(programme.begins(mount, new Tape(format, 3, 1).said(second + 1), at(second)));
    }

    private void playTo(int second) {
        for (int tenth = 41; tenth <= second * 10; tenth++) {
            obey(programme.tick(new Moment(tenth * SECOND / 10, wall(0) + tenth * 100L)));
        }
    }

    private void obey(List<Effect> wanted) {
        effects.addAll(wanted);
    }

    private List<Audio> audio() {
        return effects.stream()
                .filter(Play.class::isInstance)
                .flatMap(effect -> ((Play) effect).events().stream())
                .filter(Audio.class::isInstance)
                .map(Audio.class::cast)
                .filter(page -> page.durationNanos() > 0)
                .toList();
    }

    private static Plan plan(Choice... choices) {
        return new Plan(List.of(choices), true, Duration.ofSeconds(10), Duration.ZERO, 0);
    }

    private static Choice.File tape(StreamFormat format, int voice) {
        return new Tape(format, 10, voice).as("/" + voice);
    }

    private static Choice mount(int voice) {
        return new Choice.OtherMount(new MountName("/" + voice));
    }

    private static Moment at(int second) {
        return new Moment(second * SECOND, wall(second));
    }

    private static long wall(int second) {
        return 1_800_000_000_000L + second * 1000L;
    }
}

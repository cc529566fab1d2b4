package floe.programme;

import static floe.mpeg.Frames.aac;
import static floe.mpeg.Frames.joined;
import static floe.mpeg.Frames.mp3;
import static floe.mpeg.Frames.sound;
import static floe.mpeg.Frames.times;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.mount.MountName;
import floe.mpeg.FrameFramer;
import floe.mpeg.Frames;
import floe.ogg.OggFramer;
import floe.ogg.OggPage;
import floe.ogg.OggSource;
import floe.programme.Plan.Choice;
import floe.programme.Playing.FallbackFile;
import floe.programme.Playing.Live;
import floe.programme.Playing.Silent;
import floe.stream.Backlog;
import floe.stream.Recording;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mount of any kind of stream")
class ProgrammeKindsTest {
    private static final MountName LIVE = new MountName("/live");
    private static final MountName LOOP = new MountName("/loop");
    private static final long SECOND = 1_000_000_000;
    private static final long FRAME_NANOS = 1152 * SECOND / 44_100;

    // A frame that is told from the source's by one byte.
    private static final Bytes FILE_FRAME = other(mp3());
    private static final Choice MP3_FILE = file(times(383, FILE_FRAME));
    private static final Choice OGG_FILE = file(OggSource.vorbis(3, 100));

    private final List<Effect> effects = new ArrayList<>();
    private final List<StreamEvent> played = new ArrayList<>();

    @Test
    void plays_mp3_without_a_byte_between_source_and_file() {
        var programme = programme(MP3_FILE);
        begin(programme, said(FrameFramer.mpeg(), times(40, mp3())), 0);
        assertThat(sound(played)).isEqualTo(times(4, mp3()));
        played.clear();
        lose(programme, SECOND);
        assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
        obey(programme.tick(at(3 * SECOND)));
        assertThat(sound(played).length() % 417).isZero();
        assertThat(sound(played)).isEqualTo(times(sound(played).length() / 417, FILE_FRAME));
    }

    @Test
    void plays_a_file_of_frames_at_its_own_pace_round_after_round() {
        var programme = programme(MP3_FILE);
        obey(programme.start(false, at(0)));
        obey(programme.tick(at(SECOND / 10)));
        played.clear();
        for (int tenths = 2; tenths <= 252; tenths++) {
            obey(programme.tick(at(tenths * SECOND / 10)));
        }
        double seconds = sound(played).length() / 417.0 * FRAME_NANOS / SECOND;
        assertThat(seconds).isBetween(24.8, 25.4);
    }

    @Test
    void leaves_an_ogg_file_alone_while_listeners_hear_mp3() {
        var programme = programme(OGG_FILE);
        begin(programme, said(FrameFramer.mpeg(), times(40, mp3())), 0);
        assertThat(effects)
                .contains(new Effect.Unfit(
                        LOOP,
                        "will not be played: vorbis 44100 Hz 2 ch in OGG ≠ mp3 44100 Hz 2 ch in MPEG: nobody can tell"
                                + " listeners that it is another kind of stream; give it a <fallback-mount> in mp3 44100"
                                + " Hz 2 ch in MPEG"));
        lose(programme, SECOND);
        assertThat(programme.playing()).isEqualTo(new Silent());
    }

    @Test
    void plays_the_ogg_file_to_those_who_come_when_nobody_is_left_who_was_promised_mp3() {
        var programme = programme(OGG_FILE);
        begin(programme, said(FrameFramer.mpeg(), times(40, mp3())), 0);
        lose(programme, SECOND);
        obey(programme.tick(at(12 * SECOND)));
        assertThat(effects).contains(new Effect.Dismiss("nothing to play on " + LIVE));
        assertThat(programme.playing()).isEqualTo(new FallbackFile(LOOP));
    }

    @Test
    void takes_the_next_choice_that_fits() {
        var programme = programme(OGG_FILE, fileNamed("/second", times(383, mp3())));
        begin(programme, said(FrameFramer.mpeg(), times(40, mp3())), 0);
        lose(programme, SECOND);
        assertThat(programme.playing()).isEqualTo(new FallbackFile(new MountName("/second")));
    }

    @Test
    void lets_its_listeners_go_before_a_source_of_another_kind_is_heard() {
        var programme = programme(OGG_FILE);
        obey(programme.start(false, at(0)));
        effects.clear();
        begin(programme, said(FrameFramer.adts(), times(40, aac(371))), SECOND);
        assertThat(programme.playing()).isEqualTo(new Live());
        assertThat(effects.get(1))
                .isEqualTo(new Effect.Dismiss("the source of " + LIVE + " sends another kind of stream now"));
        assertThat(effects.get(2)).isInstanceOf(Effect.Play.class);
    }

    @Test
    void ends_the_ogg_link_before_anything_else_begins() {
        var programme = programme(MP3_FILE);
        var ogg = OggSource.vorbis(1, 5);
        begin(programme, said(new OggFramer(7), ogg.slice(0, ogg.length() - 1)), 0);
        played.clear();
        lose(programme, SECOND);
        assertThat(programme.playing()).isEqualTo(new Silent());
        assertThat(OggPage.pagesOf(sound(played))).singleElement().matches(OggPage::isEos);
    }

    @Test
    void of_a_file_is_known_by_its_bytes_alone() {
        assertThat(((Choice.File) file(joined(Frames.id3Head(20, 0), Frames.zeros(20), times(9, aac(371)))))
                        .recording()
                        .format()
                        .codec())
                .isEqualTo("aac");
        assertThat(ParsedFile.of(Bytes.latin1("<html>".repeat(1000))))
                .isEqualTo(new ParsedFile.Refused("neither Ogg nor MP3 nor AAC"));
        assertThat(ParsedFile.of(joined(times(3, mp3()), Frames.zeros(9000))))
                .isEqualTo(new ParsedFile.Refused("neither Ogg nor MP3 nor AAC"));
        assertThat(ParsedFile.of(Bytes.latin1("Og"))).isInstanceOf(ParsedFile.Refused.class);
        assertThat(ParsedFile.of(Bytes.EMPTY)).isInstanceOf(ParsedFile.Refused.class);
    }

    @Test
    void plays_a_file_of_varying_rate_with_a_picture_in_real_time_for_ten_minutes() {
        var frames = new ArrayList<Bytes>(List.of(Frames.id3Head(1 << 20, 0), Frames.zeros(1 << 20)));
        for (int i = 0; i < 997; i++) {
            frames.add(i % 3 == 0 ? Frames.mp3At320() : mp3());
        }
        var programme = programme(file(Bytes.concat(frames)));
        obey(programme.start(false, at(0)));
        played.clear();
        for (int tenths = 1; tenths <= 6000; tenths++) {
            obey(programme.tick(at(tenths * SECOND / 10)));
        }
        long nanos = Frames.audio(played).stream()
                .mapToLong(StreamEvent.Audio::durationNanos)
                .sum();
        assertThat(nanos / 1e9).isBetween(600 * 0.98, 600 * 1.02);
        assertThat(nanos / FRAME_NANOS * 417).isLessThan(sound(played).length());
    }

    @Test
    void keeps_every_frame_of_a_file() {
        var recording = recording(joined(times(383, mp3()), Bytes.latin1("TAG"), Frames.zeros(125)));
        assertThat(recording.durationNanos()).isEqualTo(383 * FRAME_NANOS);
    }

    private static Programme programme(Choice... choices) {
        return new Programme(LIVE, new Plan(List.of(choices), true, Duration.ofSeconds(10), Duration.ZERO, 0));
    }

    private void begin(Programme programme, Backlog said, long nanos) {
        obey(programme.begins(LIVE, said, at(nanos)));
        obey(programme.start(false, at(nanos)));
    }

    private void lose(Programme programme, long nanos) {
        obey(programme.loses(LIVE, false, "the encoder left", at(nanos)));
    }

    private void obey(List<Effect> wanted) {
        effects.addAll(wanted);
        for (var effect : wanted) {
            if (effect instanceof Effect.Play(var events)) {
                played.addAll(events);
            }
        }
    }

    private static Backlog said(StreamFramer framer, Bytes stream) {
        var said = new Backlog(1 << 20);
        framer.frame(stream).forEach(said::add);
        return said;
    }

    private static Choice file(Bytes bytes) {
        return fileNamed(LOOP.path(), bytes);
    }

    private static Choice fileNamed(String name, Bytes bytes) {
        return new Choice.File(new MountName(name), 42, recording(bytes));
    }

    private static Recording recording(Bytes bytes) {
        return switch (ParsedFile.of(bytes)) {
            case ParsedFile.Playable(var recording) -> recording;
            case ParsedFile.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Bytes other(Bytes frame) {
        var bytes = frame.toArray();
        bytes[300] = 0x77;
        return Bytes.wrap(bytes);
    }

    private static Moment at(long nanos) {
        return new Moment(nanos, 1_800_000_000_000L + nanos / 1_000_000);
    }
}

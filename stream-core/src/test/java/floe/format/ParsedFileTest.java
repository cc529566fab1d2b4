package floe.format;

import static floe.mpeg.Frames.aac;
import static floe.mpeg.Frames.id3Head;
import static floe.mpeg.Frames.joined;
import static floe.mpeg.Frames.mp3;
import static floe.mpeg.Frames.times;
import static floe.mpeg.Frames.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mpeg.Frames;
import floe.ogg.OggSource;
import floe.stream.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file to be played")
class ParsedFileTest {
    private static final String UNKNOWN = "neither Ogg nor MP3 nor AAC";

    @Test
    void that_is_empty_is_refused() {
        assertThat(refusal(Bytes.EMPTY)).isEqualTo("it is empty");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void that_is_hardly_anything_is_refused(int bytes) {
        assertThat(refusal(zeros(bytes))).isEqualTo(UNKNOWN);
        assertThat(refusal(mp3().slice(0, bytes))).isEqualTo(UNKNOWN);
        assertThat(refusal(OggSource.vorbis(1, 10).slice(0, bytes))).isIn("no audio pages", UNKNOWN);
    }

    @Test
    void of_one_frame_is_too_short_to_tell() {
        assertThat(refusal(mp3())).isEqualTo(UNKNOWN);
    }

    @Test
    void that_is_over_in_no_time_is_refused() {
        assertThat(refusal(times(3, mp3()))).isEqualTo("it lasts 78 ms; 100 ms are the least");
    }

    @Test
    void that_ends_within_a_frame_goes_round_at_the_last_whole_one() {
        var recording = recording(joined(times(50, mp3()), mp3().slice(0, 200)));
        assertThat(frames(recording)).isEqualTo(times(50, mp3()));
    }

    @Test
    void that_ends_within_a_page_goes_round_at_the_last_whole_one() {
        var whole = OggSource.vorbis(1, 20);
        var cut = recording(whole.slice(0, whole.length() - 10));
        assertThat(cut.parts().getFirst().size()).isEqualTo(19);
        assertThat(cut.durationNanos()).isLessThan(recording(whole).durationNanos());
    }

    @Test
    void with_a_page_whose_checksum_is_wrong_is_refused() {
        var bytes = OggSource.vorbis(1, 20).toArray();
        bytes[bytes.length / 2] ^= 1;
        assertThat(refusal(Bytes.wrap(bytes))).startsWith("it is damaged: ").endsWith(" are no whole Ogg pages");
    }

    @Test
    void of_many_links_has_as_many_parts() {
        var links = new ArrayList<Bytes>();
        for (int serial = 1; serial <= 200; serial++) {
            links.add(OggSource.vorbis(serial, 5));
        }
        assertThat(recording(Bytes.concat(links)).parts()).hasSize(200);
    }

    @Test
    void of_webm_is_refused_with_what_to_do() {
        assertThat(refusal(Bytes.latin1("\u001AE\u00DF\u00A3 and so on")))
                .isEqualTo("WebM and Matroska files are not played; convert it to Ogg");
    }

    @Test
    void of_mp3_with_a_picture_and_a_varying_rate_lasts_as_long_as_its_frames() {
        var random = new Random(4);
        var parts = new ArrayList<>(List.of(id3Head(1 << 20, 0), zeros(1 << 20), xing()));
        int frames = 0;
        for (; frames < 2000; frames++) {
            parts.add(random.nextBoolean() ? mp3() : Frames.mp3At320());
        }
        var recording = recording(Bytes.concat(parts));
        assertThat(recording.durationNanos()).isEqualTo(frames * (1152 * 1_000_000_000L / 44_100));
        assertThat(recording.format().bitrate()).isBetween(200_000, 250_000);
    }

    @Test
    void of_aac_may_have_a_tag_before_it() {
        assertThat(recording(joined(id3Head(20, 0), zeros(20), times(9, aac(371))))
                        .format()
                        .codec())
                .isEqualTo("aac");
    }

    // A frame that only says how the others vary.
    private static Bytes xing() {
        var frame = mp3().toArray();
        Bytes.latin1("Xing").copyTo(frame, 36);
        return Bytes.wrap(frame);
    }

    private static Bytes frames(Recording recording) {
        var part = recording.parts().getFirst();
        var frames = new ArrayList<Bytes>();
        for (int i = 0; i < part.size(); i++) {
            frames.add(part.page(i, 0, 0).bytes());
        }
        return Bytes.concat(frames);
    }

    private static Recording recording(Bytes bytes) {
        return switch (ParsedFile.of(bytes)) {
            case ParsedFile.Playable(var recording) -> recording;
            case ParsedFile.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static String refusal(Bytes bytes) {
        return switch (ParsedFile.of(bytes)) {
            case ParsedFile.Playable(var recording) -> "played: " + recording.format();
            case ParsedFile.Refused(var why) -> why;
        };
    }
}

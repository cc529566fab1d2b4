package floe.ogg;

import static floe.ogg.Sources.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import floe.bytes.Bytes;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams as ffmpeg, opusenc and flac wrote them; heard with the tools of each format, where those are installed.
@DisplayName("A recorded stream that is retitled at every other page")
class RecordedTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"vorbis", "opus", "flac"})
    void has_its_own_title_first_and_each_title_in_a_link(String codec) {
        var events = retitled(recorded(codec), 2);
        var songs = songsInHeaders(events);
        assertThat(songs.getFirst()).isEqualTo(new Song("Someone", "First", ""));
        assertThat(songs).hasSizeGreaterThan(2);
        for (int i = 1; i < songs.size(); i++) {
            assertThat(songs.get(i)).isEqualTo(new Song("Studio", "Title " + i, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vorbis", "opus", "flac"})
    void keeps_its_album_and_its_vendor(String codec) {
        var events = retitled(recorded(codec), 2);
        var first = comments(headers(events).getFirst());
        var last = comments(headers(events).getLast());
        assertThat(last.vendor()).isEqualTo(first.vendor());
        assertThat(last.fields())
                .anyMatch(field -> field.startsWith("ALBUM=Keep me", 0) || field.startsWith("album=", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vorbis", "opus", "flac"})
    void is_a_right_stream(String codec) {
        var file = written(retitled(recorded(codec), 2));
        assertThat(output("oggz-validate", file.toString())).asString().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"vorbis, oggdec -Q -R -o -", "opus, opusdec --quiet --rate 48000 --no-dither --force-stereo"})
    void sounds_as_long_as_before(String codec, String decoder) {
        var before = decoded(decoder, written(retitled(recorded(codec), 0)));
        var after = decoded(decoder, written(retitled(recorded(codec), 2)));
        assertThat(before.length).isPositive();
        assertThat(after.length).isEqualTo(before.length);
    }

    @ParameterizedTest
    @CsvSource({"opus", "flac"})
    void is_as_long_for_ffmpeg_too(String codec) {
        var before = output(ffmpeg(written(retitled(recorded(codec), 0))));
        var after = output(ffmpeg(written(retitled(recorded(codec), 2))));
        assertThat(before.length).isPositive();
        assertThat(after.length).isEqualTo(before.length);
    }

    @ParameterizedTest
    @CsvSource({"vorbis, oggdec -Q -R -o -"})
    void sounds_the_same_to_the_bit(String codec, String decoder) {
        var before = decoded(decoder, written(retitled(recorded(codec), 0)));
        var after = decoded(decoder, written(retitled(recorded(codec), 2)));
        assertThat(after).isEqualTo(before);
    }

    /// What comes out when a title is told with every `every`th page; none with 0.
    private static List<StreamEvent> retitled(Bytes source, int every) {
        var framer = new OggFramer(3);
        var events = new ArrayList<StreamEvent>();
        int data = 0;
        for (var page : OggPage.pagesOf(source)) {
            var heard = framer.frame(page.bytes());
            events.addAll(heard);
            data += Sources.audio(heard).isEmpty() ? 0 : 1;
            if (every > 0 && data > 0 && data % every == 0) {
                int next = headers(events).size();
                events.addAll(framer.retitle(new Song("Studio", "Title " + next, "")));
            }
        }
        return events;
    }

    private static List<Song> songsInHeaders(List<StreamEvent> events) {
        return headers(events).stream().map(each -> comments(each).song()).toList();
    }

    private static Comments comments(StreamEvent.Headers headers) {
        var packet = OpenPacket.packetsOn(OggPage.pagesOf(headers.bytes())).get(1);
        int at = packet.at(0) == 3 ? 7 : packet.at(0) == 'O' ? 8 : 4;
        return Comments.in(packet.from(at)).orElseThrow();
    }

    private Path written(List<StreamEvent> events) {
        var out = new ByteArrayOutputStream();
        for (var event : events) {
            switch (event) {
                case StreamEvent.Headers(var bytes, var _) -> out.writeBytes(bytes.toArray());
                case StreamEvent.Audio(var bytes, var _, var _, var _) -> out.writeBytes(bytes.toArray());
                case StreamEvent.Title _, StreamEvent.End _ -> {}
            }
        }
        try {
            return Files.write(Files.createTempFile(directory, "stream", ".ogg"), out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] ffmpeg(Path file) {
        return new String[] {"ffmpeg", "-v", "quiet", "-xerror", "-i", file.toString(), "-f", "s16le", "-"};
    }

    private static byte[] decoded(String decoder, Path file) {
        boolean opus = decoder.startsWith("opusdec");
        return output((decoder + " " + file + (opus ? " -" : "")).split(" "));
    }

    // What a tool writes, when there is such a tool.
    private static byte[] output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
            return output;
        } catch (IOException e) {
            assumeTrue(false, "not installed: " + command[0]);
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes recorded(String codec) {
        try (var in = Objects.requireNonNull(RecordedTest.class.getResourceAsStream(codec + ".ogg"))) {
            return Bytes.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

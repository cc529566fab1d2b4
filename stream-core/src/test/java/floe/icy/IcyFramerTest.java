package floe.icy;

import static floe.mpeg.Frames.audio;
import static floe.mpeg.Frames.inPieces;
import static floe.mpeg.Frames.joined;
import static floe.mpeg.Frames.mp3;
import static floe.mpeg.Frames.sound;
import static floe.mpeg.Frames.times;
import static floe.mpeg.Frames.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mpeg.FrameFramer;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A stream with ICY blocks")
class IcyFramerTest {
    private static final int INTERVAL = 1000;

    @Test
    void loses_them_and_names_its_songs() {
        var events = framer().frame(stream("StreamTitle='A - B';", "", "StreamTitle='C';StreamUrl='http://c/';"));
        assertThat(sound(events)).isEqualTo(times(12, mp3()).slice(0, 2 * 4 * 417));
        assertThat(songs(events)).containsExactly(Song.titled("A - B"), new Song("", "C", "http://c/"));
    }

    @Test
    void tells_a_song_between_the_sounds_where_it_begins() {
        var events = framer().frame(stream("", "StreamTitle='late';", ""));
        int title = events.indexOf(new StreamEvent.Title(Song.titled("late")));
        assertThat(sound(events.subList(0, title)).length()).isEqualTo(4 * 417);
    }

    @Test
    void says_the_same_however_it_is_cut() {
        var stream = stream("StreamTitle='A - B';", "", "StreamTitle='C';");
        var whole = framer().frame(stream);
        for (int size = 1; size < 1500; size += 13) {
            assertThat(inPieces(framer(), stream, size)).isEqualTo(whole);
        }
    }

    @Test
    void tells_each_song_once() {
        var events = framer().frame(stream("StreamTitle='A';", "StreamTitle='A';", "StreamTitle='A';"));
        assertThat(songs(events)).containsExactly(Song.titled("A"));
    }

    @Test
    void that_has_none_though_it_promised_them_loses_nothing() {
        var stream = times(40, mp3());
        assertThat(sound(framer().frame(stream))).isEqualTo(stream);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "StreamTitle='It's a' quote';|It's a' quote|\"\"",
                "StreamTitle='a';b';StreamUrl='';|a';b|\"\"",
                "StreamTitle='no end|no end|\"\"",
                "StreamTitle='no semicolon'|no semicolon|\"\"",
                "StreamTitle='';StreamUrl='u';|\"\"|u",
                "StreamUrl='u';StreamTitle='t';|t|u",
                "StreamTitle='${jndi:x}%n<b>';|${jndi:x}%n<b>|\"\"",
                "StreamTitle='StreamUrl='x';|StreamUrl='x|\"\"",
                "Other='x';|\"\"|\"\"",
            })
    void is_read_whatever_its_blocks_say(String block, String title, String url) {
        assertThat(IcyWords.USUAL.song(Bytes.latin1(block))).isEqualTo(new Song("", title, url));
    }

    @Test
    void is_read_as_utf_8_where_it_is_that_else_as_latin_1_or_as_the_mount_says() {
        var utf8 = Bytes.wrap("StreamTitle='Grüße';".getBytes(StandardCharsets.UTF_8));
        var latin1 = Bytes.latin1("StreamTitle='Grüße';");
        var cyrillic = Bytes.wrap("StreamTitle='Привет';".getBytes(Charset.forName("windows-1251")));
        assertThat(IcyWords.USUAL.song(utf8).title()).isEqualTo("Grüße");
        assertThat(IcyWords.USUAL.song(latin1).title()).isEqualTo("Grüße");
        var words = new IcyWords(Optional.of(Charset.forName("windows-1251")));
        assertThat(words.song(cyrillic).title()).isEqualTo("Привет");
    }

    @Test
    void gives_no_control_characters() {
        assertThat(IcyWords.USUAL
                        .song(Bytes.latin1("StreamTitle='a\r\n\u0000\u001b[1mb';"))
                        .title())
                .isEqualTo("a[1mb");
    }

    @Test
    void may_have_the_longest_block_there_is() {
        var events = framer().frame(stream("StreamTitle='" + "x".repeat(4060) + "';", "", ""));
        assertThat(songs(events).getFirst().title()).hasSize(4060);
        assertThat(audio(events)).isNotEmpty();
    }

    private static IcyFramer framer() {
        return new IcyFramer(INTERVAL, IcyWords.USUAL, FrameFramer.mpeg());
    }

    private static List<Song> songs(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.Title.class::isInstance)
                .map(event -> ((StreamEvent.Title) event).song())
                .toList();
    }

    /// An interval of sound, then a block, as often as there are texts, and an interval behind.
    private static Bytes stream(String... texts) {
        var sound = times(12, mp3());
        var parts = new ArrayList<Bytes>();
        int at = 0;
        for (var text : texts) {
            parts.add(sound.slice(at, at + INTERVAL));
            int units = (text.length() + 15) / 16;
            parts.add(joined(
                    Bytes.wrap(new byte[] {(byte) units}), Bytes.latin1(text), zeros(units * 16 - text.length())));
            at += INTERVAL;
        }
        parts.add(sound.slice(at, at + INTERVAL));
        return Bytes.concat(parts);
    }
}

package floe.mpeg;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A file with a tag")
class Id3Test {
    @ParameterizedTest
    @CsvSource({"3, 0, ISO-8859-1", "3, 1, UTF-16", "4, 0, ISO-8859-1", "4, 1, UTF-16", "4, 2, UTF-16BE", "4, 3, UTF-8"
    })
    void names_its_song_in_any_version_and_charset(int version, int mark, String charset) {
        var tag = tag(version, 0, frame("TPE1", mark, charset, "Björk"), frame("TIT2", mark, charset, "Jóga\0more"));
        assertThat(Id3.of(tag)).isEqualTo(new Song("Björk", "Jóga", ""));
    }

    @Test
    void names_it_in_the_oldest_version_too() {
        var tag = tag(2, 0, Bytes.latin1("TT2\0\0\6\0Title"), Bytes.latin1("TP1\0\0\3\0Me"));
        assertThat(Id3.of(tag)).isEqualTo(new Song("Me", "Title", ""));
    }

    @Test
    void names_it_behind_an_extended_head_and_with_padding() {
        var extended = Bytes.wrap(new byte[] {0, 0, 0, 6, 0, 0, 0, 0, 0, 0});
        var tag = tag(3, 0x40, extended, frame("TIT2", 0, "ISO-8859-1", "T"), Frames.zeros(50));
        assertThat(Id3.of(tag)).isEqualTo(Song.titled("T"));
    }

    @Test
    void names_it_through_what_keeps_players_from_seeing_frames() {
        var text =
                Bytes.wrap(new byte[] {'T', 'I', 'T', '2', 0, 0, 0, 5, 0, 0, 1, (byte) 0xFF, 0, (byte) 0xFE, 'T', 0});
        assertThat(Id3.of(tag(3, 0x80, text))).isEqualTo(Song.titled("T"));
    }

    @Test
    void names_it_at_its_end_when_not_at_its_beginning() {
        var fields = "TAG" + padded("Lied") + padded("Wer") + padded("") + "1999" + padded("") + "\0";
        assertThat(Id3.of(Frames.joined(Frames.mp3(), Bytes.latin1(fields)))).isEqualTo(new Song("Wer", "Lied", ""));
    }

    @Test
    void names_nothing_when_the_tag_is_broken() {
        var whole = tag(4, 0, frame("TIT2", 3, "UTF-8", "Title"));
        for (int length = 0; length < whole.length(); length++) {
            assertThat(Id3.of(whole.slice(0, length))).isEqualTo(Song.UNKNOWN);
        }
        assertThat(Id3.of(tag(3, 0, Bytes.latin1("TIT2\177\177\177\177\0\0\0x"))))
                .isEqualTo(Song.UNKNOWN);
        assertThat(Id3.of(tag(3, 0, Bytes.latin1("TIT2\0\0\0\2\0\0\7x")))).isEqualTo(Song.UNKNOWN);
        assertThat(Id3.of(tag(4, 0x40, Bytes.latin1("\0")))).isEqualTo(Song.UNKNOWN);
    }

    @Test
    void of_frames_alone_names_nothing() {
        assertThat(Id3.of(Frames.mp3())).isEqualTo(Song.UNKNOWN);
        assertThat(Id3.of(Bytes.EMPTY)).isEqualTo(Song.UNKNOWN);
    }

    private static Bytes frame(String id, int mark, String charset, String text) {
        var encoded = text.getBytes(Charset.forName(charset));
        var body = Bytes.concat(List.of(Bytes.wrap(new byte[] {(byte) mark}), Bytes.wrap(encoded)));
        var head = new byte[] {0, 0, 0, (byte) body.length(), 0, 0};
        return Frames.joined(Bytes.latin1(id), Bytes.wrap(head), body);
    }

    private static Bytes tag(int version, int flags, Bytes... frames) {
        var body = Frames.joined(frames);
        var head = Frames.id3Head(body.length(), flags).toArray();
        head[3] = (byte) version;
        return Frames.joined(Bytes.wrap(head), body);
    }

    private static String padded(String text) {
        assertThat(text.getBytes(StandardCharsets.ISO_8859_1).length).isLessThan(30);
        return text + "\0".repeat(30 - text.length());
    }
}

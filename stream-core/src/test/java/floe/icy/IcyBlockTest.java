package floe.icy;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A block for players")
class IcyBlockTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "''|''|''|StreamTitle='';",
                "A|B|''|StreamTitle='A - B';",
                "''|Suppe|http://x/|StreamTitle='Suppe';StreamUrl='http://x/';",
                "''|Café №1 🎵|''|StreamTitle='Café №1 🎵';",
                "''|Don't stop; now|''|StreamTitle='Don't stop; now';",
                "''|Rock 'n' Roll'|''|StreamTitle='Rock 'n' Roll'';",
                "''|X';StreamUrl='http://evil/|''|StreamTitle='X’;StreamUrl=’http://evil/';",
                "''|';';';|''|StreamTitle='’;’;’;';",
                "''|T|http://x/';StreamTitle='Y|StreamTitle='T';StreamUrl='http://x/’;StreamTitle=’Y';"
            })
    void says(String artist, String title, String url, String expected) {
        assertThat(text(IcyBlock.of(song(artist, title, url), StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1,´", "windows-1252,’", "US-ASCII,`", "KOI8-R,`"})
    void has_no_quote_that_ends_a_field_in_any_charset(String name, String quote) {
        var charset = Charset.forName(name);
        assertThat(text(IcyBlock.of(Song.titled("a';b"), charset), charset))
                .isEqualTo("StreamTitle='a" + quote + ";b';");
    }

    @Test
    void replaces_what_the_charset_does_not_have() {
        var block = IcyBlock.of(Song.titled("Café ψ"), StandardCharsets.ISO_8859_1);
        assertThat(text(block, StandardCharsets.ISO_8859_1)).isEqualTo("StreamTitle='Café ?';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\0", "\u001b", "\u0085", "\u2028", "\u2029", "\u009f"})
    void holds_no_control_characters_and_no_ends_of_lines(String bad) {
        var block = IcyBlock.of(new Song("", "a" + bad + "b", "http://" + bad), StandardCharsets.UTF_8);
        assertThat(text(block, StandardCharsets.UTF_8)).isEqualTo("StreamTitle='ab';StreamUrl='http://';");
    }

    @Test
    void ends_a_field_nowhere_else_when_control_characters_stood_between() {
        var block = IcyBlock.of(Song.titled("a'\u2028;b"), StandardCharsets.UTF_8);
        assertThat(text(block, StandardCharsets.UTF_8)).isEqualTo("StreamTitle='a’;b';");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_064, 4_065, 4_066, 4_080, 4_081, 100_000})
    void is_never_longer_than_its_length_can_tell(int length) {
        var block = IcyBlock.of(Song.titled("x".repeat(length)), StandardCharsets.UTF_8);
        assertThat(block.length()).isEqualTo(1 + block.at(0) * 16).isLessThanOrEqualTo(4_081);
        assertThat(text(block, StandardCharsets.UTF_8))
                .isEqualTo("StreamTitle='" + "x".repeat(Math.min(length, 4_065)) + "';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "€", "🎵"})
    void is_cut_between_two_characters(String character) {
        for (int before = 0; before < 4; before++) {
            var title = "x".repeat(before) + character.repeat(5_000);
            var text = text(IcyBlock.of(Song.titled(title), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            var said = text.substring("StreamTitle='".length(), text.length() - 2);
            assertThat(title).startsWith(said);
            assertThat(said.getBytes(StandardCharsets.UTF_8).length).isBetween(4_062, 4_065);
        }
    }

    @Test
    void leaves_out_an_address_that_has_no_room() {
        var song = new Song("", "x".repeat(4_000), "http://" + "y".repeat(100));
        assertThat(text(IcyBlock.of(song, StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("StreamTitle='" + "x".repeat(4_000) + "';");
    }

    @Test
    void is_read_as_it_was_meant() {
        var song = new Song("", "Rock 'n' Roll", "http://x/");
        var block = IcyBlock.of(song, StandardCharsets.UTF_8);
        assertThat(IcyWords.USUAL.song(block.from(1))).isEqualTo(song);
    }

    private static Song song(String artist, String title, String url) {
        return new Song(bare(artist), bare(title), bare(url));
    }

    private static String bare(String cell) {
        return cell.equals("''") ? "" : cell;
    }

    private static String text(Bytes block, Charset charset) {
        assertThat(block.length()).isEqualTo(1 + 16 * block.at(0));
        var text = block.from(1).text(charset);
        int end = text.indexOf('\0');
        assertThat(end < 0 ? "" : text.substring(end).replace("\0", "")).isEmpty();
        return end < 0 ? text : text.substring(0, end);
    }
}

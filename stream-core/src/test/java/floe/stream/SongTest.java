package floe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A song")
class SongTest {
    @Test
    void has_no_control_characters_in_any_part() {
        var song = new Song("A\r\nSet-Cookie: b", "\u0000t\u001b[1m\u0085", "http://a/\t\u007f");
        assertThat(song).isEqualTo(new Song("ASet-Cookie: b", "t[1m", "http://a/"));
    }

    @Test
    void of_control_characters_alone_is_unknown() {
        assertThat(Song.titled("\r\n")).isEqualTo(Song.UNKNOWN);
    }

    @Test
    void keeps_all_other_text() {
        assertThat(Song.titled("Gr\u00fc\u00dfe \ud83c\udfb5 ").title()).isEqualTo("Gr\u00fc\u00dfe \ud83c\udfb5 ");
    }

    @Test
    void is_shown_with_its_artist_where_there_is_one() {
        assertThat(new Song("a", "t", "").display()).isEqualTo("a - t");
        assertThat(new Song("a", "", "").display()).isEqualTo("a");
        assertThat(Song.titled("t").display()).isEqualTo("t");
    }
}

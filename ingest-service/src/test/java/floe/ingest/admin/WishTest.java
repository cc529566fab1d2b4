package floe.ingest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a call to /admin/metadata wants shown")
class WishTest {
    private static Wish wish(String query) {
        return Wish.of(Query.of(query, Bytes.EMPTY), null);
    }

    private static String title(String query) {
        return wish(query).song().title();
    }

    @Nested
    class is_a_song {
        @Test
        void of_artist_and_title_before_one_line() {
            assertThat(wish("song=line&artist=A&title=T")).isEqualTo(new Wish(true, new Song("A", "T", "")));
        }

        @Test
        void of_one_line_when_only_one_of_the_two_is_there() {
            assertThat(wish("song=line&title=T")).isEqualTo(new Wish(true, Song.titled("line")));
        }

        @Test
        void of_a_title_alone_when_the_artist_is_empty() {
            assertThat(wish("artist=&title=T")).isEqualTo(new Wish(true, Song.titled("T")));
        }

        @Test
        void that_is_empty_but_told() {
            assertThat(wish("song=")).isEqualTo(new Wish(true, Song.UNKNOWN));
            assertThat(wish("song=%20%09")).isEqualTo(new Wish(true, Song.UNKNOWN));
            assertThat(wish("artist=&title=")).isEqualTo(new Wish(true, Song.UNKNOWN));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "title=T", "artist=A", "song", "song[]=x", "song=%zz"})
        void not_told_at_all(String query) {
            assertThat(wish(query)).isEqualTo(new Wish(false, Song.UNKNOWN));
        }
    }

    /// M-001.
    @Nested
    class has_an_address {
        @ParameterizedTest
        @ValueSource(strings = {"http://h/a.jpg?x=y", "HTTPS://h/"})
        void of_the_web(String address) {
            assertThat(wish("song=x&url=" + address).song().url()).isEqualTo(address);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"javascript:alert(1)", "data:text/html,x", "//h/", "h", "http://h/%20x", "http://h/%0d%0aX:"
                })
        void or_none(String address) {
            assertThat(wish("song=x&url=" + address).song().url()).isEmpty();
        }
    }

    /// M-008.
    @Nested
    class is_read {
        @ParameterizedTest
        @CsvSource({
            "song=%C3%A9,é",
            "song=%E9,é",
            "song=%E9&charset=ISO-8859-1,é",
            "song=%EC%E8%F0&charset=windows-1251,мир",
            "song=%C3%A9&charset=UTF-8,é",
            "song=%E9&charset=UTF-8,é",
            "song=%C3%A9&charset=klingon,é",
            "song=%C3%A9&charset=x%0d,é",
            "song=%C3%A9&charset=,é",
            "song=%FF%FE%e9%00,é",
            "song=%FE%FF%00%e9,é",
            "song=%EF%BB%BFx,x",
            "song=%93%fa%96%7b&charset=Shift_JIS,日本"
        })
        void in_the_charset_that_was_meant(String query, String title) {
            assertThat(title(query)).isEqualTo(title);
        }

        @Test
        void in_the_mounts_charset_when_the_call_names_none() {
            var query = Query.of("song=%EC%E8%F0", Bytes.EMPTY);
            assertThat(Wish.of(query, "windows-1251").song().title()).isEqualTo("мир");
        }
    }

    /// M-004.
    @ParameterizedTest
    @ValueSource(strings = {"%0d%0a", "%00", "%1b", "%7f", "%c2%85", "%e2%80%a8", "%e2%80%a9", "%ef%bb%bf"})
    void has_no_control_characters(String evil) {
        assertThat(title("song=a" + evil + "b")).isEqualTo("ab");
    }

    /// M-010.
    @ParameterizedTest
    @ValueSource(strings = {"%25n%25s", "${jndi:x}", "{{7*7}}", "$(id)", "`id`", "';StreamUrl='http://x", "]]>"})
    void is_taken_literally(String text) {
        assertThat(title("song=" + text)).isEqualTo(text.replace("%25", "%"));
    }

    /// M-003, M-009.
    @ParameterizedTest
    @CsvSource({"a,4096", "é,2048", "日,1365", "😀,1024", "\u0301,2048"})
    void has_4_KiB_at_most_and_ends_between_characters(String character, int most) {
        var sent = Bytes.wrap(("song=" + character.repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        var title = Wish.of(Query.of("", sent), null).song().title();
        assertThat(title).isEqualTo(character.repeat(most));
    }
}

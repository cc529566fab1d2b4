package floe.ingest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The parameters of a call")
class QueryTest {
    private static Query query(String query) {
        return Query.of(query, Bytes.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "song=a,a",
        "song=a+b%20c,a b c",
        "song=%41%2B%26,A+&",
        "song=a=b,a=b",
        "song=first&song=last,last",
        "song=good&song=%zz,good",
        "a&song=x&b,x",
        "song=%C3%A9,é",
        "song=%E9,é",
        "song=\u00e9,é"
    })
    void are_read_as_icecast_reads_them(String query, String song) {
        assertThat(query(query).text("song")).contains(song);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "song", "song=%", "song=%4", "song=%4g", "song[]=x", "&&&", "=x"})
    void are_not_there_when_they_are_broken(String query) {
        assertThat(query(query).bytes("song")).isEmpty();
    }

    @Test
    void may_be_empty() {
        assertThat(query("song=&mode=updinfo").text("song")).contains("");
    }

    @Test
    void of_a_form_come_before_those_of_the_address() {
        var both = Query.of("song=address&mode=updinfo", Bytes.latin1("song=form"));
        assertThat(both.text("song")).contains("form");
        assertThat(both.text("mode")).contains("updinfo");
    }

    @Test
    void stay_bytes_until_their_charset_is_known() {
        assertThat(query("song=%D0%E0").bytes("song").orElseThrow().text(StandardCharsets.ISO_8859_1))
                .isEqualTo("\u00D0\u00E0");
    }
}

package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static floe.config.xml.Reads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.DirectoryConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A <directory>")
class DirectoryBlocksTest {
    private static List<DirectoryConfig> directories(String children) {
        return config(children).outside().directories();
    }

    @ParameterizedTest
    @CsvSource({"5,45,5,45", "15,29,6,30", "0,0,6,30", "10,600,10,600"})
    void has_its_times_within_Icecasts_bounds(String timeout, String touch, int used, int every) {
        assertThat(directories("<directory><yp-url-timeout>" + timeout + "</yp-url-timeout><yp-url>http://h/yp</yp-url>"
                        + "<touch-interval>" + touch + "</touch-interval></directory>"))
                .containsExactly(
                        new DirectoryConfig("http://h/yp", Duration.ofSeconds(used), Duration.ofSeconds(every)));
    }

    @Test
    void can_be_said_in_the_words_of_Icecast_2_5() {
        var text = "<yp-directory url='https://h/yp'><option name='timeout' value='7'/>"
                + "<option name='touch-interval' value='60'/></yp-directory>";
        assertThat(directories(text))
                .containsExactly(new DirectoryConfig("https://h/yp", Duration.ofSeconds(7), Duration.ofSeconds(60)));
        assertThat(warnings(text)).isEmpty();
    }

    @Test
    void without_an_address_is_passed_over() {
        assertThat(warnings("<directory><touch-interval>40</touch-interval></directory><yp-directory/>"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("<directory> without a <yp-url>"),
                        second -> assertThat(second).contains("<yp-directory> without a url"));
    }

    @Test
    void that_is_no_address_is_an_error() {
        assertThat(errors(icecast("<directory><yp-url>dir.example.org</yp-url></directory>")))
                .singleElement()
                .asString()
                .contains("<yp-url> 'dir.example.org' is no address");
    }

    @Test
    void beyond_the_twenty_fifth_is_passed_over() {
        var many = IntStream.range(0, 26)
                .mapToObj(i -> "<directory><yp-url>http://h/" + i + "</yp-url></directory>")
                .collect(Collectors.joining());
        assertThat(directories(many)).hasSize(25);
        assertThat(warnings(many)).singleElement().asString().contains("there are 25 already");
    }
}

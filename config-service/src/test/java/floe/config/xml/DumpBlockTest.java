package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.DumpRules;
import floe.mount.DumpRules.Interpolation;
import floe.mount.MountName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A <dump-file>")
class DumpBlockTest {
    private static @Nullable DumpRules dump(String children) {
        return config("<mount><mount-name>/a</mount-name>" + children + "</mount>")
                .mount(new MountName("/a"))
                .source()
                .dump();
    }

    @Test
    void is_a_pattern_of_the_time_without_a_limit_when_it_says_no_more() {
        assertThat(dump("<dump-file> /var/%H.ogg </dump-file>"))
                .isEqualTo(new DumpRules("/var/%H.ogg", Interpolation.STRFTIME, 0, null));
    }

    @ParameterizedTest
    @CsvSource({"default,STRFTIME", "strftime,STRFTIME", "none,NONE", "UUID,UUID"})
    void says_what_fills_it(String word, Interpolation interpolation) {
        assertThat(dump("<dump-file interpolation='" + word + "'>a</dump-file>"))
                .isEqualTo(new DumpRules("a", interpolation, 0, null));
    }

    @Test
    void has_its_limits_beside_it_or_as_attributes() {
        var expected = new DumpRules("a", Interpolation.STRFTIME, 5_000_000_000L, Duration.ofHours(1));
        assertThat(dump("<dump-file>a</dump-file><dump-file-size-limit>5000000000</dump-file-size-limit>"
                        + "<dump-file-time-limit>3600</dump-file-time-limit>"))
                .isEqualTo(expected);
        assertThat(dump("<dump-file dump-file-size-limit='5000000000' dump-file-time-limit='3600'>a</dump-file>"))
                .isEqualTo(expected);
    }

    @Test
    void is_nowhere_when_it_is_empty() {
        assertThat(dump("<dump-file> </dump-file>")).isNull();
    }

    @Test
    void of_the_default_mount_counts_for_all() {
        assertThat(config("<mount type='default'><dump-file>all-%s.ogg</dump-file></mount>")
                        .mount(new MountName("/x"))
                        .source()
                        .dump())
                .isEqualTo(new DumpRules("all-%s.ogg", Interpolation.STRFTIME, 0, null));
    }

    @ParameterizedTest
    @CsvSource({
        "interpolation='date',x,<dump-file> interpolation 'date'; allowed: default",
        "dump-file-size-limit='-1',x,dump-file-size-limit '-1' is out of range",
        "'',recordings/,'recordings/' names no file"
    })
    void that_makes_no_sense_is_an_error(String attributes, String file, String error) {
        var text = icecast(
                "<mount><mount-name>/a</mount-name><dump-file %s>%s</dump-file></mount>".formatted(attributes, file));
        assertThat(errors(text)).singleElement().asString().contains(error);
    }
}

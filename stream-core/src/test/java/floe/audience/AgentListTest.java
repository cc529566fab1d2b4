package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A list of players")
class AgentListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VLC/3.0|VLC/3.0|true",
                "vlc/3.0|VLC/3.0|true",
                "VLC|VLC/3.0|false",
                "VLC*|VLC/3.0|true",
                "*3.0|VLC/3.0|true",
                "*/3*|VLC/3.0 LibVLC/3.0|true",
                "VLC/?.0|VLC/3.0|true",
                "VLC/?.0|VLC/30.0|false",
                "*|''|true",
                "?|''|false",
                "a*b*c|aXbXbXc|true",
                "a*b*c|aXcXb|false",
                "**|x|true",
                "a.c|abc|false"
            })
    void has_those_that_a_pattern_names_as_a_whole(String pattern, String agent, boolean has) {
        assertThat(AgentList.read(pattern).has(agent)).isEqualTo(has);
    }

    @Test
    void passes_over_comments_and_empty_lines() {
        var list = AgentList.read("\uFEFF# ripper\n\n  StreamRipper*  \r\n#*\nwget*");
        assertThat(list.patterns()).containsExactly("streamripper*", "wget*");
        assertThat(list.has("mpv 0.35")).isFalse();
    }

    @Test
    void without_a_line_has_nobody() {
        assertThat(AgentList.read("").has("")).isFalse();
    }

    @Test
    @Timeout(5)
    void is_read_in_time_whatever_it_says() {
        var list = AgentList.read("*a".repeat(500) + "b");
        assertThat(list.has("a".repeat(8_000))).isFalse();
    }
}

package floe.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.DumpRules;
import floe.mount.DumpRules.Interpolation;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A dump's name")
class DumpNameTest {
    private static final ZonedDateTime NOON =
            LocalDateTime.of(2026, 3, 4, 12, 0, 0).atZone(ZoneOffset.UTC);
    private static final UUID ID = new UUID(1, 2);

    @ParameterizedTest
    @CsvSource({
        "STRFTIME, a-%H.ogg, a-12.ogg",
        "NONE, a-%H.ogg, a-%H.ogg",
        "UUID, r/a.ogg, r/a-00000000-0000-0001-0000-000000000002.ogg",
        "UUID, r/%u%%.ogg, r/00000000-0000-0001-0000-000000000002%.ogg"
    })
    void is_filled_with_what_its_rules_say(Interpolation interpolation, String pattern, Path expected) {
        var rules = new DumpRules(pattern, interpolation, 0, null);
        assertThat(DumpName.of(rules, NOON, () -> ID)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/r.d/live.ogg, 0, /r.d/live.ogg",
        "/r.d/live.ogg, 2, /r.d/live-2.ogg",
        "/r.d/live, 2, /r.d/live-2",
        ".hidden, 1, .hidden-1",
        "a.tar.gz, 1, a.tar-1.gz"
    })
    void takes_a_number_before_its_ending(Path file, int number, Path expected) {
        assertThat(DumpName.numbered(file, number)).isEqualTo(expected);
    }
}

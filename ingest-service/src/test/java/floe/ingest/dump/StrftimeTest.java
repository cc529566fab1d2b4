package floe.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A time in a pattern")
class StrftimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZonedDateTime TIME =
            LocalDateTime.of(2026, 3, 4, 5, 6, 7).atZone(BERLIN);

    /// All that strftime(3) of the C library knows.
    private static final String ALL = "%a|%A|%b|%B|%c|%C|%d|%D|%e|%F|%g|%G|%h|%H|%I|%j|%k|%l|%m|%M|%n|%p|%P|%r|%R|%s|%S"
            + "|%t|%T|%u|%U|%V|%w|%W|%x|%X|%y|%Y|%z|%Z|%%|%Ey|%Od|%-d|%-H|%-j|%-e";

    @ParameterizedTest
    @CsvSource({
        "/rec/%Y/%m/%d/%H%M%S.ogg, /rec/2026/03/04/050607.ogg",
        "live-%F_%T.mp3, live-2026-03-04_05:06:07.mp3",
        "plain.ogg, plain.ogg",
        "100%% of %a, 100% of Wed",
        "%Q stays, %Q stays",
        "ends in %, ends in %",
        "ends in %-, ends in %-",
        "%s %z %Z, 1772597167 +0100 CET"
    })
    void is_filled_in(String pattern, String expected) {
        assertThat(Strftime.of(pattern, TIME)).isEqualTo(expected);
    }

    static Stream<LocalDate> is_what_the_system_writes() {
        return Stream.of(
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 4),
                LocalDate.of(2024, 12, 30),
                LocalDate.of(2024, 12, 31),
                LocalDate.of(2027, 1, 3),
                LocalDate.of(2026, 7, 19));
    }

    @ParameterizedTest
    @MethodSource
    void is_what_the_system_writes(LocalDate day) throws IOException, InterruptedException {
        for (var hour : List.of(0, 9, 12, 23)) {
            var time = day.atTime(hour, 4, 5).atZone(BERLIN);
            assertThat(Strftime.of(ALL, time)).isEqualTo(date(ALL, time));
        }
    }

    @Test
    void is_that_of_the_zone_that_is_told() {
        assertThat(Strftime.of("%H%z", TIME.withZoneSameInstant(ZoneId.of("America/St_Johns"))))
                .isEqualTo("00-0330");
    }

    private static String date(String pattern, ZonedDateTime time) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("date", "-d", "@" + time.toEpochSecond(), "+" + pattern);
        builder.environment().put("TZ", time.getZone().getId());
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        return text.substring(0, text.length() - 1);
    }
}

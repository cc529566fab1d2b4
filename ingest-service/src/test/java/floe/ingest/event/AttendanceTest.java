package floe.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.EventTrigger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The number of listeners")
class AttendanceTest {
    @ParameterizedTest
    @CsvSource({
        "3, 3, ''",
        "0, 2, source-listener-attach source-listeners-changed",
        "5, 2, source-listeners-changed",
        "2, 0, source-listeners-changed source-listeners-is-zero"
    })
    void tells_who_came_and_that_nobody_is_left(int before, int now, String triggers) {
        assertThat(Attendance.between(before, now).stream()
                        .map(EventTrigger::label)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(triggers);
    }
}

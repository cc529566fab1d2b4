package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The alarm before a certificate ends")
class AlarmTest {
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
    private final Alarm alarm = new Alarm();

    private boolean rings(Duration before) {
        return alarm.due(END.minus(before), END).isPresent();
    }

    @Test
    void rings_from_two_weeks_before_on_once_an_hour() {
        assertThat(rings(Duration.ofDays(15))).isFalse();
        assertThat(rings(Duration.ofDays(14))).isTrue();
        assertThat(rings(Duration.ofDays(14).minusSeconds(1))).isFalse();
        assertThat(rings(Duration.ofDays(14).minusMinutes(59))).isFalse();
        assertThat(rings(Duration.ofDays(14).minusMinutes(60))).isTrue();
    }

    @Test
    void rings_on_when_it_has_ended() {
        assertThat(alarm.due(END.plusSeconds(1), END))
                .hasValueSatisfying(it -> assertThat(it).startsWith("the certificate ended on 2026-12-01T00:00:00Z"));
        assertThat(rings(Duration.ofMinutes(-30))).isFalse();
        assertThat(rings(Duration.ofMinutes(-61))).isTrue();
    }

    @Test
    void rings_at_once_again_for_another_certificate_that_ends_soon() {
        assertThat(rings(Duration.ofDays(1))).isTrue();
        assertThat(alarm.due(END.minus(Duration.ofDays(1)), END.plus(Duration.ofDays(90))))
                .isEmpty();
        assertThat(rings(Duration.ofDays(1))).isTrue();
    }
}

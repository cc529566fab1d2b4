package floe.ingest.yp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A directory's answer")
class OutcomeTest {
    private static Outcome of(Map<String, String> headers) {
        return Outcome.of(200, headers::get);
    }

    @Test
    void accepts_with_an_identity_and_a_frequency() {
        assertThat(of(Map.of("YPResponse", " 1 ", "SID", "abc", "TouchFreq", "250")))
                .isEqualTo(new Outcome.Accepted("abc", Optional.of(Duration.ofSeconds(250))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"29", "-5", "soon", "99999999999"})
    void has_no_frequency_when_that_makes_no_sense(String frequency) {
        assertThat(of(Map.of("YPResponse", "1", "SID", "abc", "TouchFreq", frequency)))
                .isEqualTo(new Outcome.Accepted("abc", Optional.empty()));
    }

    @Test
    void refuses_with_a_reason() {
        assertThat(of(Map.of("YPResponse", "0", "YPMessage", "unreachable")))
                .isEqualTo(new Outcome.Refused("unreachable"));
    }

    @Test
    void refuses_when_it_is_not_a_directory_s() {
        assertThat(Outcome.of(404, _ -> null)).isEqualTo(new Outcome.Refused("it answers 404 and no reason"));
    }
}

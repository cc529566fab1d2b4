package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.ListenerLogin;
import floe.mount.ListenerLogin.Asked;
import floe.mount.ListenerLogin.Yes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The answer of a server that is asked")
class LoginAnswerTest {
    private static final String YES = "icecast-auth-user";
    private static final String LIMIT = "icecast-auth-timelimit";
    private static final LoginAnswer COME_IN = new LoginAnswer.Granted(Duration.ZERO);

    private final ListenerLogin.Asked login = asked(Yes.USUAL);

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 404, 500})
    void lets_one_in_by_its_field_whatever_its_status(int status) {
        assertThat(LoginAnswer.of(login, status, fields(Map.of(YES, List.of(" 1 ")))))
                .isEqualTo(COME_IN);
    }

    @Test
    void lets_one_in_by_the_field_that_the_operator_names() {
        var other = asked(new Yes("x-listener", "welcome"));
        assertThat(LoginAnswer.of(other, 200, fields(Map.of("x-listener", List.of("welcome")))))
                .isEqualTo(COME_IN);
        assertDenied(LoginAnswer.of(other, 200, fields(Map.of(YES, List.of("1")))));
    }

    @Test
    void lets_nobody_in_without_it_or_with_another_value_or_twice() {
        assertDenied(answer(Map.of()));
        for (var values : List.of(
                List.of(""), List.of("0"), List.of("10"), List.of("1 0"), List.of("1", "1"), List.of("1", "0"))) {
            assertDenied(answer(Map.of(YES, values)));
        }
    }

    @Test
    void lets_nobody_in_by_a_redirect() {
        assertDenied(LoginAnswer.of(login, 302, fields(Map.of(YES, List.of("1")))));
    }

    @Test
    void may_limit_the_time() {
        assertThat(answer(Map.of(YES, List.of("1"), LIMIT, List.of("90"))))
                .isEqualTo(new LoginAnswer.Granted(Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1h", "1e9", "99999999999999999999"})
    void lets_nobody_in_for_a_time_that_is_none(String limit) {
        assertDenied(answer(Map.of(YES, List.of("1"), LIMIT, List.of(limit))));
    }

    private LoginAnswer answer(Map<String, List<String>> fields) {
        return LoginAnswer.of(login, 200, fields(fields));
    }

    private static Function<String, List<String>> fields(Map<String, List<String>> fields) {
        return name -> fields.getOrDefault(name, List.of());
    }

    private static void assertDenied(LoginAnswer answer) {
        assertThat(answer).isInstanceOf(LoginAnswer.Denied.class);
    }

    private static Asked asked(Yes yes) {
        return new Asked(null, null, null, yes, LIMIT, List.of(), "", Duration.ofSeconds(15), false, true);
    }
}

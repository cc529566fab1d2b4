package floe.mount;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.EventBinding.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An event binding")
class EventBindingTest {
    private static EventBinding on(String triggers) {
        return new EventBinding(Arrays.asList(triggers.split(" ")), Kind.URL, Map.of("password", "secret"), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "source-connect, true",
        "source-*, true",
        "*, true",
        "source, false",
        "icecast-*, false",
        "source-* !source-connect, false",
        "!source-connect source-*, false",
        "* !source-listener*, true",
        "!icecast-*, true",
        "!source-*, false"
    })
    void is_for_what_its_triggers_name_and_do_not_take_back(String triggers, boolean isFor) {
        assertThat(on(triggers).isFor(EventTrigger.SOURCE_CONNECT)).isEqualTo(isFor);
    }

    @Test
    void shows_no_secret() {
        assertThat(on("*").toString()).doesNotContain("secret");
    }
}

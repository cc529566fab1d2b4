package floe.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.kit.config.ConfigWords.Ask;
import floe.kit.config.ConfigWords.Edition;
import floe.mount.ClusterConfig;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A configuration as JSON")
class ConfigJsonTest {
    private static final ClusterConfig CONFIG = Configs.full(7);

    @Test
    void comes_back_as_it_was() throws IOException {
        assertThat(ConfigJson.read(ConfigJson.write(CONFIG), ClusterConfig.class))
                .isEqualTo(CONFIG);
    }

    @Test
    void comes_back_without_logins_when_it_went_without() throws IOException {
        var part = CONFIG.withoutLogins();
        assertThat(ConfigJson.read(ConfigJson.write(part), ClusterConfig.class)).isEqualTo(part);
    }

    @Test
    void is_the_same_for_the_same_configuration() {
        assertThat(ConfigJson.write(Configs.full(7))).isEqualTo(ConfigJson.write(CONFIG));
    }

    @Test
    void carries_the_questions_too() throws IOException {
        var ask = new Ask(Role.EDGE, new Edition(3, "ab"));
        assertThat(ConfigJson.read(ConfigJson.write(ask), Ask.class)).isEqualTo(ask);
    }

    @Nested
    class of_another_version {
        @Test
        void may_say_more() throws IOException {
            assertThat(read(json().replaceFirst("\\{", "{\"colour\":{\"a\":[1]},")))
                    .isEqualTo(CONFIG);
        }

        @Test
        void must_not_leave_out_what_is_needed() {
            assertThatThrownBy(() -> read(json().replace("\"hostname\":\"localhost\",", "")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("hostname");
            assertThatThrownBy(() -> read(json().replace("\"clients\":256,", "")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Nested
    class that_is_none {
        @Test
        void is_refused() {
            for (var wrong : new String[] {"", "null", "[]", "7", "{", "{}", "{\"version\":1}", json() + "x"}) {
                assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(IOException.class);
            }
        }

        @Test
        void is_refused_when_a_value_makes_no_sense() {
            assertThatThrownBy(() -> read(json().replace("\"clients\":256", "\"clients\":0")))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> read(json().replace("\"/loop.ogg\"", "\"/../loop.ogg\"")))
                    .isInstanceOf(IOException.class);
        }

        @Test
        void is_refused_wherever_it_was_cut() {
            var whole = json();
            for (int length = 0; length < whole.length(); length += 7) {
                var cut = whole.substring(0, length);
                assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
            }
        }
    }

    private static String json() {
        return ConfigJson.write(CONFIG).toString();
    }

    private static ClusterConfig read(String json) throws IOException {
        return ConfigJson.read(Buffer.buffer(json), ClusterConfig.class);
    }
}

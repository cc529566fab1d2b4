package floe.config.xml;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.registry.Finding;
import floe.config.registry.Logins;
import floe.config.registry.Reading;
import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.ListenSocket;
import floe.mount.Login;
import floe.mount.MountName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A variable of the environment")
class OverridesTest {
    private static final String FILE = """
            <authentication><source-password>of the file</source-password></authentication>
            <limits><clients>5</clients></limits>
            <mount type="default"><genre>any</genre></mount>
            <mount><mount-name>/a</mount-name><fallback-mount>/x</fallback-mount><fallback-mount>/y</fallback-mount></mount>
            <mount><mount-name>/b</mount-name></mount>
            """;

    private final Findings findings = new Findings();

    @Nested
    class that_says_an_element {
        @Test
        void counts_before_the_file() {
            assertThat(config(Map.of("FLOE_LIMITS_CLIENTS", "7")).limits().clients())
                    .isEqualTo(7);
            assertThat(config(Map.of()).limits().clients()).isEqualTo(5);
            assertThat(findings.warnings()).isEmpty();
        }

        @Test
        void is_known_to_say_it() {
            assertThat(says(Map.of("ICECAST_SOURCE_PASSWORD_FILE", "/a"))).isTrue();
            assertThat(says(Map.of("FLOE_AUTHENTICATION_SOURCE_PASSWORD", "a"))).isTrue();
            assertThat(says(Map.of("ICECAST_ADMIN_PASSWORD", "a"))).isFalse();
        }

        private static boolean says(Map<String, String> variables) {
            return Overrides.of(variables, Set.of(), _ -> "").says("authentication/source-password");
        }

        @Test
        void says_nothing_when_it_is_empty() {
            assertThat(config(Map.of("FLOE_LIMITS_CLIENTS", "")).limits().clients())
                    .isEqualTo(5);
        }

        @Test
        void makes_what_the_file_does_not_have() {
            var config = config(Map.of("FLOE_LISTEN_SOCKET_PORT", "9000", "FLOE_LISTEN_SOCKET_1_PORT", "9001"));
            assertThat(config.sockets()).extracting(ListenSocket::port).containsExactly(9000, 9001);
        }

        @Test
        void means_one_of_several_by_its_number() {
            var config = config(Map.of(
                    "FLOE_MOUNT_1_STREAM_NAME", "B", "FLOE_MOUNT_2_MOUNT_NAME", "/c", "FLOE_MOUNT_DEFAULT_GENRE", "G"));
            assertThat(words(config, "/a")).isEqualTo("null G");
            assertThat(words(config, "/b")).isEqualTo("B G");
            assertThat(config.names(new MountName("/c"))).isTrue();
        }

        @Test
        void comes_in_the_order_of_the_numbers_and_not_of_their_digits() {
            var twelve = IntStream.range(2, 14)
                    .boxed()
                    .collect(Collectors.toMap(i -> "FLOE_MOUNT_" + i + "_MOUNT_NAME", i -> "/" + i));
            assertThat(config(twelve).mounts())
                    .extracting(mount -> mount.name().path())
                    .containsExactly(
                            "/a", "/b", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9", "/10", "/11", "/12", "/13");
        }

        @Test
        void takes_the_place_of_all_where_it_gives_no_number() {
            assertThat(fallback(Map.of("FLOE_MOUNT_0_FALLBACK_MOUNT", "/z"))).isEqualTo(fallbacks("/z"));
            assertThat(fallback(Map.of("FLOE_MOUNT_0_FALLBACK_MOUNT_1", "/z"))).isEqualTo(fallbacks("/x", "/z"));
            assertThat(fallback(Map.of("FLOE_MOUNT_0_FALLBACK_MOUNT_2", "/z"))).isEqualTo(fallbacks("/x", "/y", "/z"));
        }

        @Test
        void may_say_an_attribute() {
            var config =
                    config(Map.of("FLOE_HTTP_HEADERS_HEADER_0_NAME", "X-A", "FLOE_HTTP_HEADERS_HEADER_0_VALUE", "b"));
            assertThat(config.headers())
                    .singleElement()
                    .matches(it -> it.name().equals("X-A") && it.value().equals("b"));
        }

        @Test
        void is_named_when_it_makes_no_sense() {
            assertThat(lines(read(Map.of("FLOE_LIMITS_CLIENTS", "many"))))
                    .containsExactly("x <clients> from FLOE_LIMITS_CLIENTS 'many' is no number; allowed: a whole number"
                            + " from 1 to 1000000");
        }

        @Test
        void leaves_no_gap() {
            assertThat(lines(read(Map.of("FLOE_MOUNT_9_GENRE", "G"))))
                    .containsExactly(
                            "x <mount> from FLOE_MOUNT_9_GENRE is the one with the number 9, but there are only"
                                    + " 2");
        }
    }

    @Nested
    class that_says_none {
        @Test
        void is_named_with_what_may_have_been_meant() {
            config(Map.of("FLOE_LIMITS_CLIENT", "7"));
            assertThat(findings.warnings())
                    .extracting(Finding::what)
                    .containsExactly("FLOE_LIMITS_CLIENT names no element; passed over: is FLOE_LIMITS_CLIENTS meant?");
        }

        @Test
        void is_passed_over_in_silence_when_it_is_about_something_else() {
            read(Overrides.of(Map.of("FLOE_BUILD", "never", "PATH", "/bin"), Set.of("FLOE_BUILD"), _ -> ""));
            assertThat(findings.warnings()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "FLOE_PORT,tcp://10.0.0.1:8000",
            "FLOE_SERVICE_HOST,10.0.0.1",
            "FLOE_SERVICE_PORT_HTTP,8000",
            "FLOE_PORT_8000_TCP_ADDR,10.0.0.1",
            "FLOE_EDGE_PORT,tcp://10.0.0.1:8000"
        })
        void is_passed_over_in_silence_when_Kubernetes_sets_it(String name, String value) {
            assertThat(config(Map.of(name, value)).sockets())
                    .extracting(ListenSocket::port)
                    .containsExactly(8000);
            assertThat(findings.warnings()).isEmpty();
        }
    }

    @Nested
    class that_images_of_Icecast_know {
        @Test
        void counts_as_well() {
            var config = config(Map.of(
                    "ICECAST_SOURCE_PASSWORD",
                    "s",
                    "ICECAST_ADMIN_USERNAME",
                    "boss",
                    "ICECAST_ADMIN_PASSWORD",
                    "a",
                    "ICECAST_RELAY_PASSWORD",
                    "r",
                    "ICECAST_HOSTNAME",
                    "radio.example",
                    "ICECAST_MAX_CLIENTS",
                    "9",
                    "ICECAST_MAX_SOURCES",
                    "3",
                    "ICECAST_LOCATION",
                    "Moon",
                    "ICECAST_ADMIN_EMAIL",
                    "me@radio.example"));
            assertThat(admits(config.sourceLogin(), "source", "s")).isTrue();
            assertThat(admits(config.adminLogin(), "boss", "a")).isTrue();
            assertThat(admits(config.outside().relayLogin(), "relay", "r")).isTrue();
            assertThat(config.server().hostname()).isEqualTo("radio.example");
            assertThat(config.server().location()).isEqualTo("Moon");
            assertThat(config.server().admin()).isEqualTo("me@radio.example");
            assertThat(config.limits().clients()).isEqualTo(9);
            assertThat(config.limits().sources()).isEqualTo(3);
        }

        @Test
        void counts_after_Floe_s_own() {
            var config = config(Map.of("ICECAST_MAX_CLIENTS", "9", "FLOE_LIMITS_CLIENTS", "8"));
            assertThat(config.limits().clients()).isEqualTo(8);
        }

        @Test
        void of_the_usual_name_counts_before_another_for_the_same() {
            var config = config(Map.of("ICECAST_MAX_LISTENERS", "4", "ICECAST_MAX_CLIENTS", "9"));
            assertThat(config.limits().clients()).isEqualTo(9);
        }
    }

    @Nested
    class that_names_a_file {
        @ParameterizedTest
        @ValueSource(strings = {"FLOE_AUTHENTICATION_SOURCE_PASSWORD_FILE", "ICECAST_SOURCE_PASSWORD_FILE"})
        void brings_the_password_in_it_without_the_last_line_s_end(String variable) {
            var config = config(Map.of(variable, "/run/secrets/source"));
            assertThat(admits(config.sourceLogin(), "source", " of /run/secrets/source"))
                    .isTrue();
        }

        @Test
        void is_wrong_when_that_cannot_be_read() {
            assertThat(lines(read(Map.of("ICECAST_SOURCE_PASSWORD_FILE", "/gone"))))
                    .containsExactly("x: ICECAST_SOURCE_PASSWORD_FILE: /gone cannot be read: there is no such file");
        }

        @Test
        void is_wrong_when_the_password_is_said_too() {
            var both = Map.of("ICECAST_SOURCE_PASSWORD_FILE", "/a", "ICECAST_SOURCE_PASSWORD", "b");
            assertThat(lines(read(both))).singleElement().asString().contains("are both there: which one counts?");
        }

        @Test
        void is_not_for_what_is_no_secret() {
            config(Map.of("FLOE_HOSTNAME_FILE", "/a"));
            assertThat(findings.warnings())
                    .singleElement()
                    .matches(it -> it.what().contains("names no element"));
        }
    }

    private FallbackRules fallback(Map<String, String> variables) {
        return config(variables).mount(new MountName("/a")).listeners().fallback();
    }

    private static FallbackRules fallbacks(String... names) {
        return FallbackRules.to(List.of(names).stream().map(MountName::new).toArray(MountName[]::new));
    }

    private static String words(ClusterConfig config, String mount) {
        var words = config.mount(new MountName(mount)).words();
        return words.name() + " " + words.genre();
    }

    private static boolean admits(@Nullable Login login, String user, String password) {
        return Objects.requireNonNull(login).admits(user, password);
    }

    private static String secret(Path file) throws IOException {
        if (file.equals(Path.of("/gone"))) {
            throw new IOException("there is no such file");
        }
        return " of " + file + "\n";
    }

    private ClusterConfig config(Map<String, String> variables) {
        return switch (read(variables)) {
            case Reading.Good(var draft) -> draft.config();
            case Reading.Wrong(var errors) -> throw new AssertionError("refused: " + errors);
        };
    }

    private Reading read(Map<String, String> variables) {
        return read(Overrides.of(variables, Set.of(), OverridesTest::secret));
    }

    private Reading read(Overrides overrides) {
        var content = Reads.icecast(FILE).getBytes(StandardCharsets.UTF_8);
        return IcecastXml.read(content, Reads.FOLDER, Logins.fresh(), overrides, findings);
    }

    private static List<String> lines(Reading reading) {
        return switch (reading) {
            case Reading.Good _ -> List.of();
            case Reading.Wrong(var errors) ->
                errors.stream().map(it -> it.in("x")).toList();
        };
    }
}

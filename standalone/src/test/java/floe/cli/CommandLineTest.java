package floe.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.TlsMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

@DisplayName("The command line")
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Nested
    class used_wrongly {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "sing",
                    "run --loud",
                    "run --management-port nine",
                    "run --management-port 70000",
                    "run -c /nowhere/icecast.xml",
                    "run --listen 8000",
                    "run --listen tls:8000",
                    "run --listen 127.0.0.1:99999",
                    "run --name a/b",
                    "run --drain soon",
                    "edge --drain -1",
                    "ingest --drain 5",
                    "edge --flush-interval -1",
                    "run --flush-interval 1m",
                    "run --seeds 127.0.0.1:5701",
                    "ingest --bind 192.0.2.1",
                    "edge --bind 0.0.0.0 --plain-bus",
                    "edge --bind 127.0.0.1 --keys /nowhere",
                    "edge --cluster-port -1",
                    "config",
                    "config --listen 127.0.0.1:8000 -c x",
                    "plan",
                    "plan /nowhere/icecast.xml",
                    "reload now",
                    "status --loud",
                    "keys",
                    "keys /tmp/floe-never-made ../host"
                })
        void says_so_in_one_line_and_exits_2(String line) {
            assertThat(execute(Map.of(), words(line))).isEqualTo(2);
            assertThat(err.toString())
                    .startsWith("floe: ")
                    .endsWith("--help'\n")
                    .hasLineCount(1);
            assertThat(out.toString()).isEmpty();
        }

        @Test
        void tells_the_cure_for_a_cluster_without_keys() {
            execute(Map.of(), "edge", "--bind", "192.0.2.1");
            assertThat(err.toString())
                    .contains("./floe keys DIR")
                    .contains("--keys DIR")
                    .contains("--plain-bus");
        }
    }

    static Stream<OptionSpec> options() {
        return Stream.of("run", "ingest", "edge", "config", "plan", "reload", "status")
                .flatMap(name -> subcommand(name).getCommandSpec().options().stream())
                .filter(option -> !option.usageHelp() && !option.versionHelp());
    }

    @ParameterizedTest
    @MethodSource("options")
    void explains_each_option_and_takes_it_from_the_environment_too(OptionSpec option) {
        assertThat(option.description()).isNotEmpty();
        var environment = new Environment(Map.of(Environment.variable(option), "some words"));
        assertThat(environment.defaultValue(option)).isEqualTo("some words");
    }

    @Test
    void names_variables_after_options() {
        assertThat(options().map(Environment::variable))
                .contains("FLOE_MANAGEMENT_PORT", "FLOE_SEEDS", "FLOE_CONFIG", "FLOE_PLAIN_BUS", "FLOE_LISTEN");
    }

    @Nested
    class with_options_in_the_environment {
        private final Map<String, String> environment = Map.of(
                "FLOE_MANAGEMENT_PORT", "9200",
                "FLOE_SEEDS", "a:5701,b:5701",
                "FLOE_PLAIN_BUS", "true",
                "FLOE_LISTEN", "127.0.0.1:8000,tls:[::1]:8443",
                "FLOE_NAME", "");

        @Test
        void does_as_if_they_were_typed() {
            var plan = edgePlan("edge", "--bind", "192.0.2.1");
            assertThat(plan.managementPort()).isEqualTo(9200);
            assertThat(requireNonNull(plan.membership()).seeds()).containsExactly("a:5701", "b:5701");
            assertThat(plan.instead()).extracting("address").containsExactly("127.0.0.1", "::1");
            assertThat(plan.instead()).extracting("tls").containsExactly(TlsMode.OFF, TlsMode.ON);
        }

        @Test
        void lets_the_typed_ones_win() {
            assertThat(edgePlan("edge", "--management-port", "9300").managementPort())
                    .isEqualTo(9300);
        }

        @Test
        void takes_an_empty_variable_for_none() {
            assertThat(edgePlan("edge").name()).matches("edge-[0-9a-f]{8}");
        }

        @Test
        void complains_of_them_as_of_typed_ones() {
            assertThat(execute(Map.of("FLOE_MANAGEMENT_PORT", "nine"), "run")).isEqualTo(2);
            assertThat(err.toString()).contains("--management-port").contains("nine");
        }

        private Plan edgePlan(String... line) {
            var parsed = Floe.commandLine(new Environment(environment)).parseArgs(line);
            var edge = parsed.subcommand().commandSpec().userObject();
            return ((EdgeCommand) edge).plan();
        }
    }

    @Nested
    class asked_for_help {
        @Test
        void lists_the_commands_and_how_to_begin() {
            assertThat(execute(Map.of(), "--help")).isZero();
            assertThat(out.toString())
                    .contains(
                            "run",
                            "ingest",
                            "edge",
                            "config",
                            "plan",
                            "reload",
                            "status",
                            "keys",
                            "./floe test",
                            "FLOE_MANAGEMENT_PORT");
        }

        @ParameterizedTest
        @ValueSource(strings = {"run", "ingest", "edge", "config", "plan", "reload", "status", "keys"})
        void tells_what_a_command_does(String command) {
            assertThat(execute(Map.of(), command, "--help")).isZero();
            assertThat(out.toString()).startsWith("Usage: floe " + command);
        }

        @Test
        void fits_into_a_terminal() {
            for (var command : new String[] {"run", "ingest", "edge", "config", "plan", "reload", "status", "keys"}) {
                execute(Map.of(), command, "--help");
            }
            assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        }

        @Test
        void tells_its_version() {
            assertThat(execute(Map.of(), "--version")).isZero();
            assertThat(out.toString()).startsWith("floe ").contains("Java 2").hasLineCount(1);
        }
    }

    @Nested
    class given_no_state_folder {
        @Test
        void gives_each_role_and_management_port_one_of_its_own() {
            assertThat(Stream.of(ingestState("--management-port", "9147"), ingestState("--management-port", "9148"))
                            .map(Path::getFileName)
                            .map(Path::toString))
                    .containsExactly("ingest-9147", "ingest-9148");
        }

        private Path ingestState(String... options) {
            var line = Stream.concat(Stream.of("ingest"), Stream.of(options)).toArray(String[]::new);
            var parsed = Floe.commandLine(new Environment(Map.of())).parseArgs(line);
            return ((IngestCommand) parsed.subcommand().commandSpec().userObject())
                    .plan()
                    .state();
        }
    }

    @Nested
    class given_keys_for_several_hosts {
        @TempDir
        Path folder;

        @Test
        void takes_those_of_the_nodes_own_address() throws Exception {
            execute(Map.of(), "keys", folder.toString(), "127.0.0.1", "10.0.0.2");
            var parsed = Floe.commandLine(new Environment(Map.of()))
                    .parseArgs("edge", "--bind", "127.0.0.1", "--keys", folder.toString());
            var plan = ((EdgeCommand) parsed.subcommand().commandSpec().userObject()).plan();
            assertThat(requireNonNull(plan.membership()).trust().toString())
                    .contains(folder.resolve("127.0.0.1").toString());
            assertThat(Files.exists(folder.resolve("10.0.0.2/node-key.pem"))).isTrue();
        }
    }

    private static CommandLine subcommand(String name) {
        return requireNonNull(
                Floe.commandLine(new Environment(Map.of())).getSubcommands().get(name));
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ", -1);
    }

    private int execute(Map<String, String> environment, String... line) {
        return Floe.commandLine(new Environment(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line);
    }
}

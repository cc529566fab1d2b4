package floe.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

@DisplayName("The files of docker/")
class DockerFilesTest {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCKER = TOP.resolve("docker");
    private static final List<String> NODES = List.of("config", "ingest1", "ingest2", "edge1", "edge2");

    @TempDir
    Path folder;

    @Nested
    class the_image {
        private final List<String> lines = logicalLines(DOCKER.resolve("Dockerfile"));

        @Test
        void runs_as_a_user_without_rights_who_owns_what_it_writes() {
            assertThat(last("USER")).matches("[1-9]\\d*:[1-9]\\d*");
            var uid = last("USER").replaceFirst(":.*", "");
            assertThat(lines).anyMatch(line -> line.contains("useradd") && line.contains("--uid " + uid));
            assertThat(lines).anyMatch(line -> line.contains("install -d -o floe") && line.contains(last("VOLUME")));
            assertThat(environment().get("FLOE_STATE")).isEqualTo(last("VOLUME"));
        }

        @Test
        void sets_only_options_that_exist() {
            assertThat(knownVariables())
                    .containsAll(environment().keySet().stream()
                            .filter(name -> name.startsWith("FLOE_"))
                            .toList());
        }

        @Test
        void tells_the_ports_that_its_roles_open() {
            assertThat(List.of(last("EXPOSE").split(" ", -1)))
                    .containsExactlyInAnyOrder(
                            "8000", "8443", environment().get("FLOE_MANAGEMENT_PORT"), "5701", "5702");
        }

        @Test
        void starts_what_is_in_it() {
            for (var instruction : List.of("ENTRYPOINT", "HEALTHCHECK")) {
                var script = last(instruction).replaceFirst(".*\\[\"/opt/floe/([a-z]+)\"]$", "$1");
                assertThat(TOP.resolve("standalone/src/main/dist").resolve(script))
                        .as(instruction)
                        .isExecutable();
            }
            assertThat(lines)
                    .anyMatch(line -> line.contains("cp -r standalone/target/floe/lib standalone/src/main/dist/."));
            var command = last("CMD").replaceAll("[\\[\\]\"]", "");
            assertThat(parsed(environment(), command)).isInstanceOf(RunCommand.class);
        }

        @Test
        void looks_at_its_health_where_it_is_told() throws Exception {
            assertThat(Files.readString(TOP.resolve("standalone/src/main/dist/healthcheck")))
                    .contains("${FLOE_MANAGEMENT_PORT:-" + NodeOptions.MANAGEMENT_PORT + "}")
                    .contains("GET /health/ready ");
            assertThat(last("FROM")).startsWith("debian:");
        }

        @Test
        void rehearses_with_the_class_path_and_options_that_it_runs_with() throws Exception {
            var entrypoint = Files.readString(TOP.resolve("standalone/src/main/dist/entrypoint"));
            assertThat(entrypoint)
                    .contains("@$here/jvm.options", "-XX:AOTCache=\"$here/floe.aot\"", "-cp \"$here/lib/*\"");
            assertThat(lines)
                    .anyMatch(line -> line.contains("@/opt/floe/jvm.options")
                            && line.contains("-XX:AOTCacheOutput=/opt/floe/floe.aot")
                            && line.contains("-cp \"/opt/floe/lib/*\"")
                            && line.contains("floe.cli.Floe rehearse"));
        }

        private String last(String instruction) {
            return lines.stream()
                    .filter(line -> line.startsWith(instruction + " "))
                    .map(line -> line.substring(instruction.length()).strip())
                    .reduce((_, later) -> later)
                    .orElseThrow();
        }

        private Map<String, String> environment() {
            var environment = new HashMap<String, String>();
            var assignment = Pattern.compile("([A-Z_]+)=(\\S+)").matcher(last("ENV"));
            while (assignment.find()) {
                environment.put(requireNonNull(assignment.group(1)), requireNonNull(assignment.group(2)));
            }
            return environment;
        }
    }

    @Nested
    class the_compose_file {
        private final JsonNode services = yaml("compose.yml").path("services");

        @Test
        void has_a_cluster_of_config_two_ingests_and_two_edges() {
            assertThat(NODES)
                    .allSatisfy(node -> assertThat(services.has(node)).as(node).isTrue());
        }

        @Test
        void gives_each_node_a_command_line_that_floe_understands() throws Exception {
            execute(List.of("keys", folder.toString(), "--tls", "localhost"));
            for (var node : NODES) {
                var service = services.path(node);
                var environment = environment(service);
                assertThat(knownVariables()).as(node).containsAll(environment.keySet());
                assertThat(environment.get("FLOE_BIND"))
                        .isEqualTo(service.path("hostname").asText());
                environment.put("FLOE_BIND", "127.0.0.1");
                environment.put("FLOE_KEYS", folder.toString());
                environment.computeIfPresent(
                        "FLOE_CONFIG", (_, inside) -> source(service, inside).toString());
                var command =
                        parsed(environment, service.path("command").path(0).asText());
                assertThat(plan(command).name()).isEqualTo(node);
                assertThat(requireNonNull(plan(command).membership()).seeds())
                        .isNotEmpty()
                        .allMatch(seed -> NODES.contains(seed.replace(":5701", "")));
            }
        }

        @Test
        void makes_the_keys_where_the_nodes_look_for_them() {
            var keys = services.path("keys");
            var command = new ArrayList<String>();
            keys.path("command").forEach(word -> command.add(word.asText()));
            assertThat(parsed(Map.of(), command.toArray(String[]::new))).isInstanceOf(KeysCommand.class);
            for (var node : NODES) {
                var service = services.path(node);
                assertThat(environment(service).get("FLOE_KEYS")).isEqualTo(command.get(1));
                assertThat(words(service.path("volumes")))
                        .anyMatch(volume -> volume.startsWith("keys:" + command.get(1)));
                assertThat(service.path("depends_on")
                                .path("keys")
                                .path("condition")
                                .asText())
                        .isEqualTo("service_completed_successfully");
            }
            assertThat(DOCKER.resolve("icecast.xml"))
                    .content()
                    .contains("<ssl-certificate>" + command.get(1) + "/tls.pem<");
        }

        @Test
        void mounts_only_files_that_exist_and_volumes_that_it_names() {
            var named = new TreeSet<String>();
            yaml("compose.yml").path("volumes").fieldNames().forEachRemaining(named::add);
            for (var service : services) {
                for (var volume : words(service.path("volumes"))) {
                    var from = volume.substring(0, volume.indexOf(':'));
                    if (from.startsWith(".")) {
                        assertThat(DOCKER.resolve(from)).exists();
                    } else {
                        assertThat(named).contains(from);
                    }
                }
            }
        }

        private Path source(JsonNode service, String inside) {
            return words(service.path("volumes")).stream()
                    .filter(volume -> volume.contains(":" + inside))
                    .map(volume -> DOCKER.resolve(volume.substring(0, volume.indexOf(':')))
                            .normalize())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class the_balancer {
        private final String config = read(DOCKER.resolve("haproxy.cfg"));

        @Test
        void sends_listeners_to_edges_and_sources_to_ingests_that_are_ready() {
            assertThat(servers("listeners")).containsExactly("edge1:8000", "edge2:8000");
            assertThat(servers("listeners-tls")).containsExactly("edge1:8443", "edge2:8443");
            assertThat(servers("sources")).containsExactly("ingest1:8000", "ingest2:8000");
            assertThat(config)
                    .contains("option httpchk GET /health/ready")
                    .contains("check port " + NodeOptions.MANAGEMENT_PORT + " ");
        }

        @Test
        void opens_each_port_that_the_compose_file_publishes() {
            var published =
                    words(yaml("compose.yml").path("services").path("balancer").path("ports"));
            for (var port : published) {
                assertThat(config).contains("bind :" + port.substring(port.lastIndexOf(':') + 1));
            }
        }

        @Test
        void is_accepted_by_haproxy() throws Exception {
            var haproxy = tool("haproxy");
            assertThat(run(haproxy, "-c", "-f", DOCKER.resolve("haproxy.cfg").toString()))
                    .contains("Configuration file is valid");
        }

        private List<String> servers(String section) {
            var body = Pattern.compile("(?m)^listen " + section + "$(.*?)^$", Pattern.DOTALL)
                    .matcher(config);
            assertThat(body.find()).as(section).isTrue();
            return requireNonNull(body.group(1))
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("server "))
                    .map(line -> line.split(" ", -1)[2])
                    .toList();
        }
    }

    @Nested
    class prometheus {
        @Test
        void asks_every_node_at_its_management_port() {
            var targets = new ArrayList<String>();
            for (var group :
                    yaml("prometheus.yml").path("scrape_configs").path(0).path("static_configs")) {
                targets.addAll(words(group.path("targets")));
            }
            assertThat(targets)
                    .containsExactlyInAnyOrderElementsOf(NODES.stream()
                            .map(node -> node + ":" + NodeOptions.MANAGEMENT_PORT)
                            .toList());
        }
    }

    private static Set<String> knownVariables() {
        return Stream.of("run", "ingest", "edge", "config")
                .flatMap(name -> requireNonNull(Floe.commandLine(new Environment(Map.of()))
                                .getSubcommands()
                                .get(name))
                        .getCommandSpec()
                        .options()
                        .stream())
                .map(Environment::variable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object parsed(Map<String, String> environment, String... words) {
        var parsed = Floe.commandLine(new Environment(environment)).parseArgs(words);
        return requireNonNull(parsed.subcommand()).commandSpec().userObject();
    }

    private static Plan plan(Object command) {
        return switch (command) {
            case IngestCommand ingest -> ingest.plan();
            case EdgeCommand edge -> edge.plan();
            case ConfigCommand config -> config.plan();
            default -> throw new AssertionError(command + " is no node of a cluster");
        };
    }

    private static void execute(List<String> words) {
        assertThat(Floe.commandLine(new Environment(Map.of())).execute(words.toArray(String[]::new)))
                .isZero();
    }

    private static Map<String, String> environment(JsonNode service) {
        var environment = new HashMap<String, String>();
        service.path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    private static List<String> words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static JsonNode yaml(String file) {
        return new ObjectMapper().valueToTree(new Yaml().load(read(DOCKER.resolve(file))));
    }

    private static List<String> logicalLines(Path file) {
        return List.of(read(file).replaceAll("\\\\\n\\s*", " ").split("\n", -1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    private static String tool(String name) {
        var found = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(found)
                .as(name + " is not installed: ./floe test installs it")
                .isPresent();
        return found.orElseThrow().toString();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}

package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Everything that `docker/Dockerfile` puts into the image and starts there, without Docker: the same files in a
/// folder, the same commands, the same variables.
@DisplayName("The container image")
class ImageTest {
    private final Path folder = Workshop.freshFolder("image");
    private final Path image = folder.resolve("opt-floe");
    private final int managementPort = Ports.free();

    @BeforeEach
    void lay_out_what_the_image_has() throws IOException {
        var standalone = Workshop.launcher().resolveSibling("standalone");
        Files.createDirectories(image.resolve("lib"));
        copyAll(standalone.resolve("src/main/dist"), image);
        copyAll(standalone.resolve("target/floe/lib"), image.resolve("lib"));
    }

    @Test
    void rehearses_then_starts_healthy_with_its_cache_and_stops_with_code_0() {
        int rehearsed = child(
                        "rehearsal",
                        java().resolve("bin/java").toString(),
                        "@" + image.resolve("jvm.options"),
                        "-XX:AOTCacheOutput=" + image.resolve("floe.aot"),
                        "-cp",
                        image.resolve("lib") + "/*",
                        "floe.cli.Floe",
                        "rehearse",
                        folder.resolve("rehearsal").toString())
                .awaitExit(Duration.ofMinutes(2));
        assertThat(rehearsed).isZero();
        assertThat(image.resolve("floe.aot")).isNotEmptyFile();

        try (var server = child(
                "server",
                image.resolve("entrypoint").toString(),
                "run",
                "--listen",
                "127.0.0.1:" + Ports.free() + ",tls:127.0.0.1:" + Ports.free())) {
            Await.until("the container is healthy", Duration.ofSeconds(30), this::isHealthy);
            Await.until("it says so", Duration.ofSeconds(5), () -> server.log().contains("Floe is ready"));
            assertThat(server.log()).doesNotContain("[aot]", "[cds]");
            server.terminate();
            assertThat(server.awaitExit(Duration.ofSeconds(15))).isZero();
        }
        assertThat(isHealthy()).as("healthy when nothing runs").isFalse();
    }

    private boolean isHealthy() {
        return child("healthcheck", image.resolve("healthcheck").toString()).awaitExit(Duration.ofSeconds(5)) == 0;
    }

    private Child child(String name, String... command) {
        var environment = Map.of(
                "JAVA_HOME", java().toString(),
                "FLOE_STATE", folder.resolve("state").toString(),
                "FLOE_MANAGEMENT_PORT", Integer.toString(managementPort));
        return Child.start(name, folder.resolve(name + ".txt"), environment, List.of(command));
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"));
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}

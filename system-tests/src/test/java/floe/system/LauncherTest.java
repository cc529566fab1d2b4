package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The launcher")
class LauncherTest {
    private final Path folder = Workshop.freshFolder("launcher");

    @Test
    void works_through_links_and_whatever_the_folder() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("floe"), Workshop.launcher());
        var linkToLink = Files.createSymbolicLink(folder.resolve("radio"), link.getFileName());
        var child = start("linked", "cd / && exec " + linkToLink + " --version");
        assertThat(child.awaitExit(Duration.ofSeconds(20))).isZero();
        assertThat(child.log()).startsWith("floe ").hasLineCount(1);
    }

    @Test
    void passes_on_the_exit_code_of_wrong_use_and_its_one_line() {
        var child = start("wrong", Workshop.launcher() + " run --loud");
        assertThat(child.awaitExit(Duration.ofSeconds(20))).isEqualTo(2);
        assertThat(child.log()).startsWith("floe: ").hasLineCount(1);
    }

    @Test
    void leaves_no_shell_between_the_signal_and_the_server() {
        try (var node = FloeNode.runAlone(folder, List.of())) {
            node.awaitReady();
            assertThat(ProcessHandle.of(node.process().pid()).orElseThrow().children())
                    .isEmpty();
            node.process().terminate();
            assertThat(node.process().awaitExit(Duration.ofSeconds(15))).isZero();
        }
    }

    @Test
    void says_the_cure_when_there_is_no_java() throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var tool : List.of("sh", "sed", "readlink", "dirname", "find")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        var elsewhere = Files.writeString(
                folder.resolve("elsewhere"),
                Files.readString(Workshop.launcher()).replace("/usr/lib/jvm/", folder + "/none/"));
        var child = start("no-java", "PATH=" + bin + " JAVA_HOME= exec sh " + elsewhere + " run");
        assertThat(child.awaitExit(Duration.ofSeconds(20))).isEqualTo(1);
        assertThat(child.log())
                .startsWith("floe: no JDK 25")
                .contains("apt-get install")
                .hasLineCount(1);
    }

    @Test
    void is_as_portable_as_shellcheck_can_tell_like_all_our_scripts() {
        Tool.needs("shellcheck");
        var top = Workshop.launcher().getParent();
        var child = start(
                "shellcheck",
                "cd " + top + " && shellcheck floe .ci/run standalone/src/main/dist/entrypoint"
                        + " standalone/src/main/dist/healthcheck standalone/src/main/loop/make-loop.sh");
        assertThat(child.awaitExit(Duration.ofSeconds(30))).as(child.log()).isZero();
    }

    private Child start(String name, String command) {
        return Child.start(
                name,
                folder.resolve(name + ".txt"),
                Map.of("FLOE_BUILD", "never", "HOME", folder.toString()),
                List.of("/bin/sh", "-c", command));
    }
}

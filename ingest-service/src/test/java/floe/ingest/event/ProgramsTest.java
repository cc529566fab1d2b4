package floe.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A program")
class ProgramsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final Programs programs = new Programs(PATIENCE, () -> failures.add("failed"));
    private Path out = Path.of("set before each");

    @BeforeEach
    void names() {
        out = folder.resolve("out");
    }

    private String program(String script) throws IOException {
        var file = Files.writeString(
                folder.resolve("hook"),
                "#!/bin/sh\nexec >" + out + ".new 2>&1\n" + script + "\nmv " + out + ".new " + out + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private String said() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.exists(out)) {
            assertThat(System.nanoTime()).as("the program's output is late").isLessThan(until);
            Thread.sleep(5);
        }
        return Files.readString(out);
    }

    private void run(String program, String... arguments) {
        programs.run(program, List.of(arguments), Map.of("EVENT_URI", "/x"), "mount=/x");
    }

    @Test
    void gets_its_arguments_as_they_are_and_no_shell_sees_them() throws Exception {
        run(program("for a in \"$@\"; do echo \"[$a]\"; done"), "/a b;touch " + folder + "/evil", "$(id)", "*");
        assertThat(said()).isEqualTo("[/a b;touch " + folder + "/evil]\n[$(id)]\n[*]\n");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void has_only_its_own_descriptors() throws Exception {
        try (var open = Files.newInputStream(Path.of("/etc/hostname"))) {
            run(program("for fd in /proc/$$/fd/*; do readlink $fd; done"));
            assertThat(said().lines())
                    .contains("/dev/null")
                    .allMatch(it -> it.equals("/dev/null")
                            || it.equals(out + ".new")
                            || it.equals(folder.resolve("hook").toString()));
            assertThat(open.read()).isNotNegative();
        }
    }

    @Test
    void knows_its_words_and_no_secret_of_ours() throws Exception {
        run(program("env"));
        var ours = System.getenv().keySet().stream()
                .filter(it ->
                        !it.matches("PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_ALL|LC_CTYPE|TZ|TMPDIR|PWD|OLDPWD|SHLVL|_"))
                .map(it -> it + "=")
                .toArray(CharSequence[]::new);
        assertThat(said()).contains("EVENT_URI=/x").doesNotContain(ours.length == 0 ? new CharSequence[] {"\0"} : ours);
    }

    @Nested
    class that_cannot_be_run {
        @Test
        void counts_as_a_failure_when_it_is_missing() throws Exception {
            run(folder.resolve("nothing").toString());
            assertThat(failures.poll(5, TimeUnit.SECONDS)).isNotNull();
        }

        @Test
        void counts_as_a_failure_when_it_is_not_executable() throws Exception {
            run(Files.writeString(folder.resolve("text"), "no program").toString());
            assertThat(failures.poll(5, TimeUnit.SECONDS)).isNotNull();
        }

        @Test
        void counts_as_a_failure_when_it_is_no_program_at_all() throws Exception {
            var file = Files.write(folder.resolve("data"), new byte[] {1, 2, 3});
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            run(file.toString());
            assertThat(failures.poll(5, TimeUnit.SECONDS)).isNotNull();
        }

        @Test
        void counts_as_a_failure_when_its_argument_is_none() throws Exception {
            run("/bin/true", "a\0b");
            assertThat(failures.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void that_ends_badly_counts_as_a_failure() throws Exception {
        run("/bin/false");
        assertThat(failures.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void that_does_not_end_is_killed_with_all_that_it_started() throws Exception {
        run(program("echo $$; sleep 1000 & echo $!; mv " + out + ".new " + out + "; wait"));
        var pids = said().strip().split("\n", -1);
        assertThat(failures.poll(10, TimeUnit.SECONDS)).isNotNull();
        for (var pid : pids) {
            var process = ProcessHandle.of(Long.parseLong(pid));
            assertThat(process.map(it ->
                                    it.onExit().orTimeout(5, TimeUnit.SECONDS).join())
                            .filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void waits_for_its_turn_when_sixteen_run() throws Exception {
        var script = program("echo x >>" + folder + "/count; sleep 0.5");
        for (int i = 0; i < 20; i++) {
            run(script);
        }
        assertThat(programs.unfinished()).isEqualTo(20);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (programs.unfinished() > 4 && System.nanoTime() < until) {
            assertThat(Files.exists(folder.resolve("count")) ? Files.readAllLines(folder.resolve("count")) : List.of())
                    .hasSizeLessThanOrEqualTo(16 + 20 - programs.unfinished());
            Thread.sleep(10);
        }
        while (programs.unfinished() > 0 && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(folder.resolve("count")).hasContent("x\n".repeat(20).strip());
    }
}

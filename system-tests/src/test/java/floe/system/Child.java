package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that a test started: its output goes to a file, and it does not outlive the test.
final class Child implements AutoCloseable {
    private static final Set<Child> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Child::kill)));
    }

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static Child start(String name, Path log, Map<String, String> environment, List<String> command) {
        return start(name, log, environment, command, null);
    }

    /// @param input what the process reads; null for nothing
    static Child start(
            String name, Path log, Map<String, String> environment, List<String> command, @Nullable Path input) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile());
        builder.environment().putAll(environment);
        try {
            var child = new Child(name, log, builder.start());
            RUNNING.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those that run now.
    static Set<Child> running() {
        return Set.copyOf(RUNNING);
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last lines of what it said.
    String lastWords() {
        var lines = log().lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - 60), lines.size());
        return "---- " + name + " (" + log + ")\n" + String.join("\n", last);
    }

    /// Ends it as an operator does (SIGTERM).
    void terminate() {
        process.destroy();
    }

    /// Ends it as a crash does (SIGKILL).
    void kill() {
        process.destroyForcibly();
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + signal + " " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Waits for its end and returns the exit code.
    int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " still runs after " + patience + "\n" + lastWords());
            }
            RUNNING.remove(this);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Kills it, if it still runs. A frozen process dies of that too.
    @Override
    public void close() {
        kill();
        awaitExit(Duration.ofSeconds(10));
    }
}

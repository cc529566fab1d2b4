package floe.ingest.event;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs programs for the operator: an argument vector, never a shell; no descriptor of ours (the JDK closes all but
/// the first three in the child), no input, no output. 16 at once; each has 60 s. Of this process's environment they
/// get where programs, homes and languages are, nothing that may be a secret. Any thread.
final class Programs {
    private static final Logger log = LoggerFactory.getLogger(Programs.class);
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_WAITING = 500;
    private static final int MOST_OUTPUT = 4096;
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

    private final Duration patience;
    private final Runnable failure;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final AtomicInteger unfinished = new AtomicInteger();

    /// @param patience until a program is killed
    /// @param failure told each time one does not end well
    Programs(Duration patience, Runnable failure) {
        this.patience = patience;
        this.failure = failure;
    }

    /// Returns at once.
    ///
    /// @param what it is for, for the log
    void run(String program, List<String> arguments, Map<String, String> words, String what) {
        if (unfinished.incrementAndGet() > MOST_WAITING) {
            unfinished.decrementAndGet();
            fail(program, what, "not run: " + MOST_WAITING + " programs run or wait");
            return;
        }
        Thread.ofVirtual().name("floe-hook").start(() -> {
            try {
                runInTurn(program, arguments, words, what);
            } finally {
                unfinished.decrementAndGet();
            }
        });
    }

    /// How many run or wait.
    int unfinished() {
        return unfinished.get();
    }

    private void runInTurn(String program, List<String> arguments, Map<String, String> words, String what) {
        places.acquireUninterruptibly();
        try {
            var path = Path.of(program).toAbsolutePath();
            var wrong = wrong(path);
            if (wrong.isPresent()) {
                fail(program, what, wrong.get());
            } else {
                await(start(path, arguments, words), program, what);
            }
        } catch (IOException | IllegalArgumentException e) {
            fail(program, what, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private static Optional<String> wrong(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.of("there is no such file");
        }
        return Files.isExecutable(path) ? Optional.empty() : Optional.of("it is not executable");
    }

    private static Process start(Path program, List<String> arguments, Map<String, String> words) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(words);
        if (log.isDebugEnabled()) {
            return builder.redirectErrorStream(true).start();
        }
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void await(Process process, String program, String what) throws InterruptedException {
        if (log.isDebugEnabled()) {
            Thread.ofVirtual().start(() -> show(process.getInputStream(), program, what));
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            fail(program, what, "killed: it ran for " + patience.toSeconds() + " s");
        } else if (process.exitValue() != 0) {
            fail(program, what, "it ended with " + process.exitValue());
        }
    }

    private static void show(InputStream output, String program, String what) {
        try (output) {
            var beginning = new String(output.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
            log.debug("{} program {} says: {}", what, program, beginning.replaceAll("\\p{Cntrl}+", " "));
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // It ended.
        }
    }

    private void fail(String program, String what, String why) {
        log.warn("{} program {}: {}", what, program, why);
        failure.run();
    }
}

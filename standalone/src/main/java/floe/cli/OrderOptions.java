package floe.cli;

import floe.kit.control.ControlRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which running process a command speaks to, and how it tells the answer.
final class OrderOptions {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "the --state of a process on this machine (default: whichever runs with its state in .floe in"
                    + " Floe's folder)")
    private @Nullable Path state;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    boolean json() {
        return json;
    }

    /// Those that listen; never empty. Fails with one line when nobody does.
    List<Talkback> open() {
        var open = candidates().map(Talkback::new).filter(Talkback::isOpen).toList();
        if (open.isEmpty()) {
            throw new IllegalStateException("no running Floe of this user "
                    + (state == null
                            ? "has its state in " + home() + "; say --state DIR"
                            : "has its state in " + state));
        }
        return open;
    }

    private Stream<Path> candidates() {
        if (state != null) {
            return Stream.of(state.toAbsolutePath().resolve(ControlRoom.SOCKET));
        }
        return Stream.concat(Stream.of(home()), folders()).map(folder -> folder.resolve(ControlRoom.SOCKET));
    }

    private static Stream<Path> folders() {
        if (!Files.isDirectory(home())) {
            return Stream.empty();
        }
        try (var inside = Files.list(home())) {
            return inside.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("cannot look into " + home() + ": " + e.getMessage(), e);
        }
    }

    private static Path home() {
        return NodeOptions.home();
    }
}

package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What curl wrote down of a mount, from its coming until the server hung up.
record Recording(Child curl, Path folder, Path file) implements AutoCloseable {
    static Recording start(FloeNode node, String mount) {
        var folder = Workshop.freshFolder("recording");
        var file = folder.resolve(mount.substring(1));
        var command = List.of(
                "curl",
                "-sSf",
                "--max-time",
                "90",
                "-D",
                folder.resolve("head").toString(),
                "-o",
                file.toString(),
                "http://127.0.0.1:" + node.port() + mount);
        return new Recording(
                Child.start("recording of " + mount, folder.resolve("log.txt"), Map.of(), command), folder, file);
    }

    /// @throws AssertionError when the stream did not end as it should
    void awaitEnd(Duration patience) {
        int exit = curl.awaitExit(patience);
        if (exit != 0) {
            throw new AssertionError("exit " + exit + ": " + curl.lastWords());
        }
    }

    /// A header of the reply; empty when it has none such.
    String header(String name) {
        try {
            return Files.readAllLines(folder.resolve("head")).stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How much of it ffmpeg can play.
    Duration playingTime() {
        return Tool.playingTime(file);
    }

    @Override
    public void close() {
        curl.close();
    }
}

package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where things lie: the tree, its launcher, and a folder for what a run leaves behind.
final class Workshop {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private Workshop() {}

    static Path launcher() {
        return MODULE.resolveSibling("floe");
    }

    /// A folder under `target` that survives the run, so that logs and captures can be looked at.
    static Path folder(String name) {
        return made(MODULE.resolve("target").resolve(name));
    }

    /// The folder, made if it is not there.
    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new empty folder under `target/work`.
    static Path freshFolder(String name) {
        try {
            return Files.createTempDirectory(folder("work"), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

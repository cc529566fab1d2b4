package floe.config.xml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Paths as the file has them: relative ones start from its own folder.
final class Paths {
    private Paths() {}

    /// What the element says; absent when there is nothing in it.
    static Optional<Path> of(Block block, String name, Path folder) {
        return block.filledText(name).isEmpty() ? Optional.empty() : block.value(name, text -> resolve(folder, text));
    }

    /// The path that a text means.
    static Path resolve(Path folder, String text) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Values.quoted(text) + " is no path: " + e.getReason(), e);
        }
    }
}

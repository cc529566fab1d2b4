package floe.kit.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Files that only this process's user reads (mode 0600), replaced whole or not at all.
public final class PrivateFile {
    private PrivateFile() {}

    /// Replaces the file's content. Whoever opens it meanwhile, or after a crash, finds the old or the new content
    /// whole.
    public static void write(Path file, byte[] content) throws IOException {
        var temporary = temporaryBeside(file);
        try {
            Files.write(temporary, content);
            moveInto(file, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// An empty private file in the same folder, which is made if it isn't there.
    static Path temporaryBeside(Path file) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createTempFile(
                folder,
                "." + file.getFileName(),
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /// Puts a written temporary file in the file's place, its bytes on the disk first.
    static void moveInto(Path file, Path temporary) throws IOException {
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

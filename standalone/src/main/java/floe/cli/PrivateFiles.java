package floe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that only their owner may read, from their first moment.
final class PrivateFiles {
    private PrivateFiles() {}

    /// Makes the folder and those above it, where they are missing.
    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
    }

    /// A new file with this text. Fails when there is one already.
    static void write(Path file, String text) throws IOException {
        Files.createFile(file, mode("rw-------"));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}

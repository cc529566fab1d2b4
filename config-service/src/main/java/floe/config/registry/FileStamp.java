package floe.config.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// How a file looks from outside; two equal stamps mean that nobody has written to it in between.
///
/// @param seen size, times and inode as the system tells them, empty when there is no such file
public record FileStamp(Map<String, Object> seen) {
    private static final String WHAT = "unix:size,lastModifiedTime,ctime,ino,dev";

    public FileStamp {
        seen = Map.copyOf(seen);
    }

    public static FileStamp of(Path file) {
        try {
            return new FileStamp(Files.readAttributes(file, WHAT));
        } catch (IOException | SecurityException e) {
            return new FileStamp(Map.of());
        }
    }
}

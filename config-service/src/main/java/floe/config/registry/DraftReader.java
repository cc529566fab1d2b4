package floe.config.registry;

import java.nio.file.Path;
import java.util.List;

/// Makes a draft of a file's content.
@FunctionalInterface
public interface DraftReader {
    /// The draft, or what is wrong with the content.
    ///
    /// @param folder what relative paths in the file start from
    /// @param logins makes logins of the passwords that the file holds
    Reading read(byte[] content, Path folder, Logins logins);

    /// What it reads beside the content, wherever it lies: files with nothing but a password.
    default List<Path> secretFiles() {
        return List.of();
    }
}

package floe.config.xml;

import floe.mount.DirectoryConfig;
import java.util.List;

/// Reads the `<directory>`s and `<yp-directory>`s.
final class DirectoryBlocks {
    private DirectoryBlocks() {}

    static List<DirectoryConfig> read(Block root, Findings findings) {
        return List.of();
    }
}

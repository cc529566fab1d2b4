package floe.config.xml;

import floe.mount.DumpRules;
import org.jspecify.annotations.Nullable;

/// Reads where a mount is recorded: `<dump-file>`.
final class DumpBlock {
    private DumpBlock() {}

    static @Nullable DumpRules read(Block mount, Findings findings) {
        return null;
    }
}

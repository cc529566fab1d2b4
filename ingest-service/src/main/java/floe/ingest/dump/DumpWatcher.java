package floe.ingest.dump;

import floe.mount.MountName;
import java.nio.file.Path;

/// Who hears what becomes of dumps. Called on a thread that may wait, but not for long.
public interface DumpWatcher {
    default void opened(MountName mount, Path file) {}

    default void closed(MountName mount, Path file) {}

    /// Nothing is recorded for half a minute.
    default void failed(MountName mount, Path file) {}
}

package floe.programme;

import floe.mount.MountName;
import java.util.Optional;

/// What a mount plays at a moment.
public sealed interface Playing {
    /// Its own source.
    record Live() implements Playing {}

    /// The source of a mount that falls back to this one and calls all of its listeners.
    record Called(MountName by) implements Playing {}

    /// The source of another mount.
    record FallbackMount(MountName mount) implements Playing {}

    /// A file.
    record FallbackFile(MountName file) implements Playing {}

    /// Nothing: no source and no fallback.
    record Silent() implements Playing {}

    /// Whether something else than the mount's own source is heard.
    default boolean isFallback() {
        return switch (this) {
            case Called _, FallbackMount _, FallbackFile _ -> true;
            case Live _, Silent _ -> false;
        };
    }

    /// Whose source is heard on `mount`; empty when none is.
    default Optional<MountName> source(MountName mount) {
        return switch (this) {
            case Live() -> Optional.of(mount);
            case Called(var by) -> Optional.of(by);
            case FallbackMount(var other) -> Optional.of(other);
            case FallbackFile _, Silent _ -> Optional.empty();
        };
    }
}

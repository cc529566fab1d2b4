package floe.programme;

import floe.mount.MountName;

/// What a mount plays at a moment.
public sealed interface Playing {
    /// Its own source.
    record Live() implements Playing {}

    /// The source of another mount.
    record FallbackMount(MountName mount) implements Playing {}

    /// A file.
    record FallbackFile(MountName file) implements Playing {}

    /// Nothing: no source and no fallback.
    record Silent() implements Playing {}

    /// Whether something else than the mount's own source is heard.
    default boolean isFallback() {
        return switch (this) {
            case FallbackMount _, FallbackFile _ -> true;
            case Live _, Silent _ -> false;
        };
    }
}

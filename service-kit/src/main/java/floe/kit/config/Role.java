package floe.kit.config;

import floe.mount.ClusterConfig;

/// What a node does, and with that, which part of the configuration it needs.
public enum Role {
    /// Takes sources, so it checks their passwords; gets none of listeners.
    INGEST,
    /// Serves listeners, so it checks theirs; gets no hash of another password.
    EDGE,
    /// Everything in one process.
    ALL;

    /// The part of `config` that this role needs.
    public ClusterConfig partOf(ClusterConfig config) {
        return switch (this) {
            case ALL -> config;
            case INGEST -> config.withoutMembers();
            case EDGE -> config.withoutLogins();
        };
    }
}

package floe.kit.config;

import floe.mount.ClusterConfig;

/// What a node does, and with that, which part of the configuration it needs.
public enum Role {
    /// Takes sources, so it checks passwords.
    INGEST,
    /// Serves listeners; gets no password's hash.
    EDGE,
    /// Everything in one process.
    ALL;

    /// The part of `config` that this role needs.
    public ClusterConfig partOf(ClusterConfig config) {
        return switch (this) {
            case INGEST, ALL -> config;
            case EDGE -> config.withoutLogins();
        };
    }
}

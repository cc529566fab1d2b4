package floe.cli;

import floe.kit.config.Role;
import java.util.Locale;

/// Which services a process runs.
enum Kind {
    ALL,
    INGEST,
    EDGE,
    CONFIG;

    boolean readsIcecastXml() {
        return this == ALL || this == CONFIG;
    }

    boolean takesSources() {
        return this == ALL || this == INGEST;
    }

    boolean servesListeners() {
        return this == ALL || this == EDGE;
    }

    boolean hasDoors() {
        return this != CONFIG;
    }

    /// Which part of the configuration it is given.
    Role role() {
        return switch (this) {
            case ALL, CONFIG -> Role.ALL;
            case INGEST -> Role.INGEST;
            case EDGE -> Role.EDGE;
        };
    }

    String word() {
        return this == ALL ? "floe" : name().toLowerCase(Locale.ROOT);
    }
}

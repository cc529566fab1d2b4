package floe.mount;

import java.util.Arrays;
import java.util.Optional;

/// What an event binding may be bound to, by the names of Icecast 2.5.
public enum EventTrigger {
    SOURCE_CONNECT("source-connect", true),
    SOURCE_DISCONNECT("source-disconnect", true),
    /// The count of a mount's listeners in the whole cluster rose, by one or by more.
    SOURCE_LISTENER_ATTACH("source-listener-attach", true),
    SOURCE_LISTENERS_CHANGED("source-listeners-changed", true),
    SOURCE_LISTENERS_IS_ZERO("source-listeners-is-zero", true),
    SOURCE_FLAGS_CHANGED("source-flags-changed", false),
    /// Another title.
    FORMAT_METADATA_CHANGED("format-metadata-changed", true),
    DUMPFILE_OPENED("dumpfile-opened", true),
    DUMPFILE_CLOSED("dumpfile-closed", true),
    DUMPFILE_ERROR("dumpfile-error", true),
    /// An ingest is ready; each one says so.
    ICECAST_START("icecast-start", true),
    /// An ingest stops; each one says so.
    ICECAST_STOP("icecast-stop", true),
    ICECAST_IDLE("icecast-idle", false),
    ICECAST_ACTIVE("icecast-active", false);

    private final String label;
    private final boolean isServed;

    EventTrigger(String label, boolean isServed) {
        this.label = label;
        this.isServed = isServed;
    }

    public static Optional<EventTrigger> named(String label) {
        return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
    }

    public String label() {
        return label;
    }

    /// Whether it ever happens here.
    public boolean isServed() {
        return isServed;
    }

    /// Whether `pattern` means this: its name, or the beginning of it and a `*`.
    public boolean fits(String pattern) {
        return pattern.endsWith("*")
                ? label.startsWith(pattern.substring(0, pattern.length() - 1))
                : label.equals(pattern);
    }
}

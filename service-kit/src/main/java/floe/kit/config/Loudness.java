package floe.kit.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import floe.mount.ClusterConfig;
import floe.mount.LogLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// How much this process says in its log: what the configuration in force wants, or else what the log was set up for.
/// What libraries warn of is told in any case. Any thread.
public final class Loudness {
    private static final org.slf4j.Logger FLOE = LoggerFactory.getLogger("floe");
    private static final @Nullable Level USUAL = FLOE instanceof Logger floe ? floe.getLevel() : null;

    private Loudness() {}

    /// Obeys from now on.
    public static void set(ClusterConfig config) {
        if (FLOE instanceof Logger floe) {
            floe.setLevel(level(config.logLevel()));
        }
    }

    private static @Nullable Level level(@Nullable LogLevel wished) {
        return switch (wished) {
            case null -> USUAL;
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
        };
    }
}

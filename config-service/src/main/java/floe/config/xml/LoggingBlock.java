package floe.config.xml;

import floe.mount.LogLevel;
import java.util.Locale;
import java.util.Optional;

/// Reads `<logging>`.
final class LoggingBlock {
    private LoggingBlock() {}

    /// How much is told; absent where nothing is said.
    static Optional<LogLevel> read(Block block) {
        return block.scalar("loglevel")
                .filter(it -> !it.text().isBlank())
                .flatMap(it -> block.value(it, LoggingBlock::level));
    }

    /// As a number, or in the words of Icecast 2.5. What is above all is all.
    private static LogLevel level(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "0", "1", "error", "eror" -> LogLevel.ERROR;
            case "2", "warning", "warn" -> LogLevel.WARN;
            case "3", "information", "info" -> LogLevel.INFO;
            case "4", "debug", "dbug" -> LogLevel.DEBUG;
            case String more when more.matches("[5-9]|[1-9][0-9]+") -> LogLevel.DEBUG;
            default ->
                throw new IllegalArgumentException(Values.quoted(text)
                        + " is no level of a log; allowed: 1 to 4, error, warning, information, debug");
        };
    }
}

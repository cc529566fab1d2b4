package floe.config.xml;

import floe.mount.Burst;
import java.time.Duration;
import java.util.Locale;

/// Sizes as icecast-kh writes them: bytes, thousands (`500k`) or millions of them (`1m`), or seconds (`10s`).
final class Sizes {
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int LONGEST_SECONDS = 120;
    /// What the streams have that need the most of it, 320 kbit/s.
    private static final int BYTES_PER_SECOND = 40_000;

    private Sizes() {}

    static Burst burst(String text) {
        return isTime(text) ? Burst.of(Duration.ofSeconds(seconds(text))) : Burst.of(bytes(text, 0));
    }

    /// How many bytes a listener may fall behind. Which rate a stream will have nobody knows yet.
    static int queue(String text) {
        return isTime(text) ? Math.max(1, seconds(text) * BYTES_PER_SECOND) : bytes(text, 1);
    }

    private static boolean isTime(String text) {
        return text.toLowerCase(Locale.ROOT).endsWith("s");
    }

    private static int seconds(String text) {
        return (int) Values.number(withoutUnit(text), 0, LONGEST_SECONDS);
    }

    private static int bytes(String text, int least) {
        int unit = unit(text);
        long number = Values.number(unit == 1 ? text : withoutUnit(text), least, LARGEST / unit);
        return (int) (number * unit);
    }

    private static int unit(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith("k") ? 1000 : lower.endsWith("m") ? 1_000_000 : 1;
    }

    private static String withoutUnit(String text) {
        return text.substring(0, text.length() - 1).strip();
    }
}

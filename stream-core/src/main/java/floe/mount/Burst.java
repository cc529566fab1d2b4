package floe.mount;

import floe.stream.Reach;
import java.time.Duration;

/// How much of what was played a newcomer gets at once: the stretch is at least so many bytes, and plays at least so
/// long.
public record Burst(int bytes, Duration time) {
    /// Browsers wait for bytes and not for seconds: what a burst that was asked for in seconds has at least.
    public static final int LEAST_FOR_TIME = 65_536;

    public Burst {
        if (bytes < 0 || time.isNegative()) {
            throw new IllegalArgumentException("a burst of " + bytes + " bytes and " + time);
        }
    }

    /// How far back it begins.
    public Reach reach() {
        return new Reach(bytes, time.toNanos());
    }

    public static Burst of(int bytes) {
        return new Burst(bytes, Duration.ZERO);
    }

    public static Burst of(Duration time) {
        return new Burst(LEAST_FOR_TIME, time);
    }
}

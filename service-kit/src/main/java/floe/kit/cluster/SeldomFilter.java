package floe.kit.cluster;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Lets one line pass in a while for the loggers of one name: a bus that has lost a peer says so a hundred times a
/// second, until Hazelcast has noticed too.
public final class SeldomFilter extends TurboFilter {
    private final AtomicLong quietUntilNanos = new AtomicLong(System.nanoTime());
    private String prefix = "";
    private long pauseNanos = TimeUnit.SECONDS.toNanos(5);

    /// The beginning of the names of the loggers that this is about.
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    /// The time between two lines.
    public void setSeconds(int seconds) {
        pauseNanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    // Hot: once per statement of all loggers, so the level is looked at first.
    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.INFO) || !logger.getName().startsWith(prefix)) {
            return FilterReply.NEUTRAL;
        }
        // isWarnEnabled() asks too, without a message; only a message uses up the turn.
        if (format == null) {
            return FilterReply.NEUTRAL;
        }
        long now = System.nanoTime();
        long until = quietUntilNanos.get();
        boolean turn = now - until >= 0 && quietUntilNanos.compareAndSet(until, now + pauseNanos);
        return turn ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}

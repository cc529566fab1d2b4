package floe.cli;

import floe.edge.listener.ListenerRoom;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How a node treats those who listen.
final class ListenerOptions {
    private static final int MOST_MILLIS = 2_000;
    private static final int MOST_SECONDS = 86_400;

    @Option(
            names = "--flush-interval",
            paramLabel = "MS",
            description = "the longest that a page of sound waits for the next while many listen, so that both go at"
                    + " once, in milliseconds; 0 sends each when it comes, for twice the work (default: 550)")
    private int flushMillis = (int) ListenerRoom.FLUSH_INTERVAL.toMillis();

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            description = "after SIGTERM the node says that it is not ready, and still serves everybody for two thirds"
                    + " of this time, 3 s if nobody listens; then its listeners end one after another. 0 ends them"
                    + " at once, as SIGINT and a second SIGTERM do (default: ${DEFAULT-VALUE})")
    private int drainSeconds = 30;

    Hospitality hospitality() {
        return new Hospitality(
                Duration.ofMillis(atMost(MOST_MILLIS, "--flush-interval", flushMillis, "milliseconds")),
                Duration.ofSeconds(atMost(MOST_SECONDS, "--drain", drainSeconds, "seconds")));
    }

    private static int atMost(int most, String option, int value, String unit) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(option + " " + value + ": " + unit + ", from 0 to " + most);
        }
        return value;
    }
}

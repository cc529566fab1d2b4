package floe.cli;

import floe.edge.listener.ListenerRoom;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How a node treats those who listen.
final class ListenerOptions {
    private static final int MOST_MILLIS = 2_000;

    @Option(
            names = "--flush-interval",
            paramLabel = "MS",
            description = "the longest that a page of sound waits for the next while many listen, so that both go at"
                    + " once, in milliseconds; 0 sends each when it comes, for twice the work (default: 550)")
    private int flushMillis = (int) ListenerRoom.FLUSH_INTERVAL.toMillis();

    Duration flushInterval() {
        if (flushMillis < 0 || flushMillis > MOST_MILLIS) {
            throw new IllegalArgumentException(
                    "--flush-interval " + flushMillis + ": milliseconds, from 0 to " + MOST_MILLIS);
        }
        return Duration.ofMillis(flushMillis);
    }
}

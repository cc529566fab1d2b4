package floe.cli;

import floe.edge.listener.ListenerRoom;
import java.time.Duration;

/// How a node treats those who listen.
///
/// @param flushInterval the longest that a page waits for the next one, under load
/// @param drain how long they are let go for; zero for at once
record Hospitality(Duration flushInterval, Duration drain) {
    /// Of a node that nobody listens to for long.
    static final Hospitality NONE = new Hospitality(ListenerRoom.FLUSH_INTERVAL, Duration.ZERO);
}

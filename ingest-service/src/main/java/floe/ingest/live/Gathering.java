package floe.ingest.live;

import floe.stream.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Events that wait for company on their way to the edges. A batch leaves when it has 32 KB or when 100 ms have gone
/// by since the one before: so the first page after a quiet time leaves at once, and none waits longer than 100 ms.
/// Headers and ends leave at once. Owned by its stream.
final class Gathering {
    static final int FULL_BYTES = 32 * 1024;
    static final Duration APART = Duration.ofMillis(100);

    private final List<StreamEvent> events = new ArrayList<>();
    private int bytes;
    private boolean urgent;
    private boolean everClosed;
    private long closedAtNanos;

    void add(StreamEvent event) {
        events.add(event);
        bytes += Weight.of(event);
        urgent |= event instanceof StreamEvent.Headers || event instanceof StreamEvent.End;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /// Whether another event would make the batch too big.
    boolean isFull() {
        return bytes >= FULL_BYTES;
    }

    /// When the batch has to leave; nothing while it is empty, the past when it should have left.
    OptionalLong dueNanos(long nowNanos) {
        if (events.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(urgent || isFull() || !everClosed ? nowNanos : closedAtNanos + APART.toNanos());
    }

    List<StreamEvent> close(long nowNanos) {
        var closed = List.copyOf(events);
        events.clear();
        bytes = 0;
        urgent = false;
        everClosed = true;
        closedAtNanos = nowNanos;
        return closed;
    }
}

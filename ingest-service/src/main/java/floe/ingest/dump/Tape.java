package floe.ingest.dump;

import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What waits for the disk, at most 1 MiB. What does not fit is left out, from there to the next page at which one
/// can begin; headers that did not fit come before that page. Filled on the mount's loop, emptied by one thread.
final class Tape {
    static final int MOST_BYTES = 1 << 20;

    /// What an event costs beside its bytes.
    private static final int FRAME = 64;

    private final BlockingQueue<Stretch> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong held = new AtomicLong();
    private StreamEvent.@Nullable Headers owed;
    private boolean skipping;

    /// Some events in a row.
    ///
    /// @param weight to be given back when they are written
    record Stretch(List<StreamEvent> events, int weight) {}

    /// Hot: once for each read from the source.
    ///
    /// @return how many bytes of pages were left out
    long offer(List<StreamEvent> events) {
        var kept = new ArrayList<StreamEvent>(events.size() + 1);
        long room = MOST_BYTES - held.get();
        long leftOut = 0;
        int weight = 0;
        for (var event : events) {
            int cost = weight(event) + (owed == null ? 0 : weight(owed));
            if (mayGo(event) && (weight + cost <= room || event instanceof StreamEvent.End)) {
                if (owed != null && event instanceof StreamEvent.Audio) {
                    kept.add(owed);
                    owed = null;
                }
                kept.add(event);
                skipping = false;
                weight += cost;
            } else {
                leftOut += leaveOut(event);
            }
        }
        if (!kept.isEmpty()) {
            held.addAndGet(weight);
            waiting.add(new Stretch(kept, weight));
        }
        return leftOut;
    }

    Stretch take() throws InterruptedException {
        return waiting.take();
    }

    void giveBack(Stretch written) {
        held.addAndGet(-written.weight());
    }

    private boolean mayGo(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Headers _ -> {
                owed = null;
                yield true;
            }
            case StreamEvent.Audio audio -> !skipping || audio.joinable();
            case StreamEvent.End _ -> true;
            case StreamEvent.Title _ -> false;
        };
    }

    private long leaveOut(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Headers headers -> {
                owed = headers;
                skipping = true;
                yield 0;
            }
            case StreamEvent.Audio audio -> {
                skipping = true;
                yield audio.bytes().length();
            }
            case StreamEvent.Title _, StreamEvent.End _ -> 0;
        };
    }

    private static int weight(StreamEvent event) {
        return FRAME
                + switch (event) {
                    case StreamEvent.Headers headers -> headers.bytes().length();
                    case StreamEvent.Audio audio -> audio.bytes().length();
                    case StreamEvent.Title _, StreamEvent.End _ -> 0;
                };
    }
}

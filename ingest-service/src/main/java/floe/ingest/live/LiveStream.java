package floe.ingest.live;

import floe.mount.MountConfig;
import floe.stream.Backlog;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import floe.wire.MountClaim;
import floe.wire.Opening;
import floe.wire.PageBatch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One session's events: numbered from 0, kept for those who arrive, gathered into batches. Knows no clock and no
/// thread; owned by its mount.
final class LiveStream {
    private final MountClaim claim;
    private final Reach burst;
    private final Backlog backlog;
    private final Gathering gathering = new Gathering();
    private long sent;

    private LiveStream(MountClaim claim, Reach burst, Reach kept) {
        this.claim = claim;
        this.burst = burst;
        this.backlog = new Backlog(kept);
    }

    /// Keeps what the slowest listener may still want, and more than the burst.
    static LiveStream of(MountClaim claim, MountConfig mount) {
        return new LiveStream(
                claim, mount.listeners().burst().reach(), mount.listeners().reserve());
    }

    /// Takes the next event; gives the batch that has become full by it.
    Optional<PageBatch> take(StreamEvent event, Moment now) {
        backlog.add(event);
        gathering.add(event);
        return gathering.isFull() ? flush(now) : Optional.empty();
    }

    /// When what waits has to be sent, if anything waits.
    OptionalLong dueNanos(Moment now) {
        return gathering.dueNanos(now.nanos());
    }

    Optional<PageBatch> flush(Moment now) {
        if (gathering.isEmpty()) {
            return Optional.empty();
        }
        var batch = batch(sent, gathering.close(now.nanos()), now);
        sent = batch.nextSequence();
        return Optional.of(batch);
    }

    /// The number of the first event that has not been sent.
    long sentUpTo() {
        return sent;
    }

    /// The last stretch, long enough for a newcomer's burst; empty before the first headers.
    Optional<Opening> opening(Moment now) {
        return backlog.stretch(burst)
                .map(last -> new Opening(last.headers(), last.song(), batch(last.firstSequence(), last.events(), now)));
    }

    PageBatch between(long from, long to, Moment now) {
        long end = Math.min(to, sent);
        var events = backlog.between(from, end);
        return batch(end - events.size(), events, now);
    }

    PageBatch heartbeat(Moment now) {
        return batch(sent, List.of(), now);
    }

    private PageBatch batch(long first, List<StreamEvent> events, Moment now) {
        return new PageBatch(claim.mount(), claim.epoch(), first, now.wallMillis(), events);
    }
}

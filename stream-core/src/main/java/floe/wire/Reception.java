package floe.wire;

import floe.stream.StreamEvent;
import floe.wire.Heard.Missing;
import floe.wire.Heard.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a receiver keeps one mount's batches in order: it follows the highest epoch, drops what it had or what is too
/// old, asks once for what is missing and gives it up after a while. Owned by one loop; time is told.
public final class Reception {
    /// Older batches are dropped. Measured against the session's fastest batch, so that clocks may differ.
    private static final Duration STALE = Duration.ofSeconds(5);
    /// How long a hole is waited for.
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /// How many batches wait behind a hole before it is given up.
    private static final int MOST_HELD = 128;

    private static final long UNKNOWN = -1;

    private final TreeMap<Long, PageBatch> held = new TreeMap<>();
    private long epoch;
    private long next = UNKNOWN;
    private long askedFrom = UNKNOWN;
    private long askedAtNanos;
    private long lastHeardNanos;
    private @Nullable Long fastestMillis;

    /// The source session followed, 0 when none.
    public long epoch() {
        return epoch;
    }

    /// The number expected next, 0 when nothing has been heard of the session yet.
    public long nextSequence() {
        return Math.max(next, 0);
    }

    /// Whether it is known where the session stands, and not only that there is one.
    public boolean isOpen() {
        return next != UNKNOWN;
    }

    /// When anything of the session followed was heard last.
    public long lastHeardNanos() {
        return lastHeardNanos;
    }

    /// Takes the last stretch of a stream as the lease's answer brought it.
    public Heard open(Opening opening, long nowMillis, long nowNanos) {
        var pages = opening.pages();
        if (pages.epoch() < epoch) {
            return Heard.nothing(Verdict.FENCED);
        }
        if (pages.epoch() == epoch && next != UNKNOWN) {
            return hear(pages, nowMillis, nowNanos);
        }
        follow(pages.epoch(), nowNanos);
        noteAge(pages, nowMillis);
        var events = new ArrayList<StreamEvent>();
        if (!opening.song().isUnknown()) {
            events.add(new StreamEvent.Title(opening.song()));
        }
        if (pages.isHeartbeat() || !(pages.events().getFirst() instanceof StreamEvent.Headers)) {
            events.add(opening.headers());
        }
        events.addAll(pages.events());
        next = pages.nextSequence();
        drain(events);
        return new Heard(events, true, missing(nowNanos), false, Verdict.TAKEN, 0);
    }

    /// Takes a batch as it was sent, or as it was asked for again.
    public Heard hear(PageBatch batch, long nowMillis, long nowNanos) {
        if (batch.epoch() < epoch) {
            return Heard.nothing(Verdict.FENCED);
        }
        boolean newSession = batch.epoch() > epoch;
        if (newSession) {
            follow(batch.epoch(), nowNanos);
            next = batch.firstSequence() == 0 ? 0 : UNKNOWN;
        } else if (age(batch, nowMillis) > STALE.toMillis()) {
            return Heard.nothing(Verdict.STALE);
        }
        noteAge(batch, nowMillis);
        lastHeardNanos = nowNanos;
        if (next == UNKNOWN) {
            hold(batch);
            return new Heard(List.of(), false, null, true, Verdict.TAKEN, 0);
        }
        return take(batch, newSession, nowNanos);
    }

    /// Gives a hole up that has not been filled in time, or that too much waits behind.
    public Heard tick(long nowNanos) {
        boolean late = askedFrom != UNKNOWN && nowNanos - askedAtNanos > PATIENCE.toNanos();
        if (held.isEmpty() || next == UNKNOWN || !late && held.size() < MOST_HELD) {
            return Heard.nothing(Verdict.TAKEN);
        }
        long lost = held.firstKey() - next;
        next = held.firstKey();
        askedFrom = UNKNOWN;
        var events = new ArrayList<StreamEvent>();
        drain(events);
        return new Heard(events, false, missing(nowNanos), false, Verdict.TAKEN, Math.max(lost, 0));
    }

    private Heard take(PageBatch batch, boolean newSession, long nowNanos) {
        if (batch.isHeartbeat()) {
            // The number of the next page tells whether one was lost on the way.
            return batch.firstSequence() > next
                    ? new Heard(List.of(), newSession, ask(batch.firstSequence(), nowNanos), false, Verdict.TAKEN, 0)
                    : Heard.nothing(Verdict.TAKEN);
        }
        if (batch.nextSequence() <= next) {
            return Heard.nothing(Verdict.DUPLICATE);
        }
        hold(batch);
        var events = new ArrayList<StreamEvent>();
        drain(events);
        return new Heard(events, newSession, missing(nowNanos), false, Verdict.TAKEN, 0);
    }

    private void hold(PageBatch batch) {
        if (!batch.isHeartbeat() && held.size() < 2 * MOST_HELD) {
            held.merge(batch.firstSequence(), batch, (a, b) -> a.nextSequence() >= b.nextSequence() ? a : b);
        }
    }

    private void drain(List<StreamEvent> events) {
        while (!held.isEmpty() && held.firstKey() <= next) {
            var batch = held.pollFirstEntry().getValue();
            int known =
                    (int) Math.min(next - batch.firstSequence(), batch.events().size());
            events.addAll(batch.events().subList(known, batch.events().size()));
            next = Math.max(next, batch.nextSequence());
        }
    }

    private @Nullable Missing missing(long nowNanos) {
        return held.isEmpty() ? null : ask(held.firstKey(), nowNanos);
    }

    /// What is missing before `to`, unless it has been asked for already.
    private @Nullable Missing ask(long to, long nowNanos) {
        if (askedFrom == next) {
            return null;
        }
        askedFrom = next;
        askedAtNanos = nowNanos;
        return new Missing(epoch, next, to);
    }

    private void follow(long newEpoch, long nowNanos) {
        if (newEpoch != epoch) {
            held.clear();
            epoch = newEpoch;
            fastestMillis = null;
        }
        next = UNKNOWN;
        askedFrom = UNKNOWN;
        lastHeardNanos = nowNanos;
    }

    private long age(PageBatch batch, long nowMillis) {
        long apart = nowMillis - batch.createdAtMillis();
        return fastestMillis == null ? 0 : apart - fastestMillis;
    }

    private void noteAge(PageBatch batch, long nowMillis) {
        long apart = nowMillis - batch.createdAtMillis();
        fastestMillis = fastestMillis == null ? apart : Long.valueOf(Math.min(fastestMillis, apart));
    }
}

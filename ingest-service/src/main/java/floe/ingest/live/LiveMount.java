package floe.ingest.live;

import floe.format.Formats;
import floe.mount.MountName;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.tenure.Tenure;
import floe.wire.MountClaim;
import floe.wire.Opening;
import floe.wire.PageBatch;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// One source session on a mount. Owned by the event loop of the source's connection: all but the questions marked so
/// are asked there.
public final class LiveMount {
    private static final Audience NOBODY = new Audience() {
        @Override
        public void hear(PageBatch batch, Moment now) {}

        @Override
        public void over() {}
    };
    private static final long NO_TIMER = -1;

    private final Context context;
    private final MountClaim claim;
    private final LiveStream stream;
    private final SourceMeters.OfMount meters;
    private final String user;
    private final LiveSource source;
    private final LiveWatcher watcher;
    private Audience audience = NOBODY;
    private long timer = NO_TIMER;
    private boolean ended;
    private volatile int listeners;
    private volatile long heardAtNanos;
    private volatile Song song = Song.UNKNOWN;
    private volatile String contentType;

    /// @param user whose credentials the source showed
    LiveMount(
            Context context,
            MountClaim claim,
            LiveStream stream,
            SourceMeters.OfMount meters,
            String user,
            LiveSource source,
            LiveWatcher watcher) {
        this.context = context;
        this.claim = claim;
        this.contentType = claim.contentType();
        this.stream = stream;
        this.meters = meters;
        this.user = user;
        this.source = source;
        this.heardAtNanos = System.nanoTime();
        this.watcher = watcher;
    }

    /// The loop that owns this. Any thread may ask.
    public Context context() {
        return context;
    }

    /// Any thread may ask.
    public MountName name() {
        return claim.mount();
    }

    /// Any thread may ask.
    public long epoch() {
        return claim.epoch();
    }

    /// What this node says of the mount. Any thread may ask.
    public MountClaim claim() {
        return claim.withContentType(contentType).withListeners(listeners).withSong(song);
    }

    /// What plays, as far as anybody told. Any thread may ask.
    public Song song() {
        return song;
    }

    /// The numeric address of its source; empty when not known. Any thread may ask.
    public String peer() {
        return source.peer();
    }

    /// What is said to those who want the mount too. Any thread may ask.
    Tenure tenure() {
        long silentMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardAtNanos);
        return new Tenure(
                Tenure.State.HELD,
                claim.node(),
                claim.epoch(),
                claim.priority(),
                user,
                claim.sinceMillis(),
                Math.max(0, silentMillis),
                claim.userAgent());
    }

    /// Whether nothing more comes.
    public boolean isOver() {
        return ended;
    }

    /// Who is told from now on, instead of who was before.
    public void audience(Audience told) {
        audience = told;
    }

    /// How many listen on all edges, as their leases say.
    public void listeners(int count) {
        listeners = count;
    }

    /// Counts what the source sent, whatever it means.
    public void received(int bytes) {
        meters.bytes(bytes);
        heardAtNanos = System.nanoTime();
    }

    /// Hot: once for each read from the source's socket. Pages of one read leave together.
    public void take(List<StreamEvent> events, Moment now) {
        if (ended) {
            return;
        }
        for (var event : events) {
            meters.count(event);
            note(event);
            stream.take(event, now).ifPresent(batch -> audience.hear(batch, now));
        }
        watcher.heard(this, events);
        flushOrWait(now);
    }

    private void note(StreamEvent event) {
        switch (event) {
            case StreamEvent.Title(var told) -> song = told;
            case StreamEvent.Headers(var _, var format) -> contentType = Formats.heardAs(claim.contentType(), format);
            case StreamEvent.Audio _, StreamEvent.End _ -> {}
        }
    }

    /// Sends what waits, the last words and an end behind it; when another session goes on in its place, nothing: those
    /// who listen
    /// hear the old one until the new one speaks. Further calls do nothing.
    void end(List<StreamEvent> lastWords, Ending ending, Moment now) {
        if (ended) {
            return;
        }
        if (!ending.isSucceeded()) {
            take(lastWords, now);
            take(List.of(new StreamEvent.End(ending.why())), now);
        }
        ended = true;
        cancelTimer();
        audience.over();
    }

    /// Asks the source's connection to end the session; done when it has. Any thread may ask.
    Future<Void> dismiss(Ending ending) {
        return onLoop(() -> {
                    source.dismiss(ending);
                    return true;
                })
                .mapEmpty();
    }

    /// Lets the stream say from here on that `next` plays; done with whether it can. Any thread may ask.
    public Future<Boolean> retitle(Song next) {
        return onLoop(() -> !ended && source.retitle(next));
    }

    private Future<Boolean> onLoop(Supplier<Boolean> step) {
        var done = Promise.<Boolean>promise();
        context.runOnContext(_ -> {
            try {
                done.complete(step.get());
            } catch (RuntimeException e) {
                done.fail(e);
            }
        });
        return done.future();
    }

    /// The number of the event that is sent next.
    public long nextSequence() {
        return stream.sentUpTo();
    }

    /// The last stretch for an edge that begins to follow; empty while the source has not said enough. What waits is
    /// sent first, so that the opening ends where the next batch begins.
    public Optional<Opening> opening(Moment now) {
        flush(now);
        return stream.opening(now);
    }

    /// The headers in force and what plays, for a source that goes on elsewhere.
    public List<StreamEvent> lastWords(Moment now) {
        return stream.opening(now)
                .<List<StreamEvent>>map(opening -> List.of(opening.headers(), new StreamEvent.Title(song)))
                .orElse(List.of());
    }

    /// What is left of the events `[from, to)`, oldest first.
    public PageBatch between(long from, long to, Moment now) {
        return stream.between(from, to, now);
    }

    /// Where the stream stands.
    public PageBatch heartbeat(Moment now) {
        return stream.heartbeat(now);
    }

    private void flushOrWait(Moment now) {
        var due = stream.dueNanos(now);
        if (due.isEmpty()) {
            return;
        }
        long waitNanos = due.getAsLong() - now.nanos();
        if (waitNanos <= 0) {
            flush(now);
        } else if (timer == NO_TIMER) {
            long waitMillis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(waitNanos));
            timer = context.owner().setTimer(waitMillis, _ -> flush(Moment.now()));
        }
    }

    private void flush(Moment now) {
        cancelTimer();
        stream.flush(now).ifPresent(batch -> audience.hear(batch, now));
    }

    private void cancelTimer() {
        if (timer != NO_TIMER) {
            context.owner().cancelTimer(timer);
            timer = NO_TIMER;
        }
    }
}

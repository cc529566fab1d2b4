package floe.edge.upstream;

import floe.mount.MountName;
import floe.stream.Backlog;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import floe.wire.Heard;
import floe.wire.Opening;
import floe.wire.PageBatch;
import floe.wire.Reception;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What this edge hears of one mount's source: its batches brought into order, its last stretch, and whether it is
/// there at all. Owned by the conductor's loop; time is told.
final class Feed {
    /// A live source says something every 250 ms, if only where it stands. Three times nothing, and it is gone.
    private static final Duration SILENCE = Duration.ofMillis(750);
    /// One heartbeat is overdue: time to knock. Where a process was killed, its machine refuses at once.
    private static final Duration DOUBT = Duration.ofMillis(300);

    /// What a feed tells.
    interface Told {
        void begins(MountName source, Backlog said);

        void hears(MountName source, List<StreamEvent> events);

        void loses(MountName source, String why);
    }

    private final MountName mount;
    private final Told told;
    private final Reception reception = new Reception();
    private final Supplier<Reach> kept;
    private Backlog said;
    private boolean alive;
    private boolean ended;
    private boolean knocking;
    private Steadiness steadiness = new Steadiness();
    private @Nullable String owner;

    /// @param kept how much of what it hears is kept for mounts that begin to play it
    Feed(MountName mount, Told told, Supplier<Reach> kept) {
        this.mount = mount;
        this.told = told;
        this.kept = kept;
        this.said = new Backlog(kept.get());
    }

    long epoch() {
        return reception.epoch();
    }

    long nextSequence() {
        return reception.nextSequence();
    }

    /// The ingest that answered last; null before the first answer.
    @Nullable
    String owner() {
        return owner;
    }

    void ownerIs(String node) {
        owner = node;
    }

    /// Whether the session with this epoch is being followed. Not while its beginning is missing: what was on the air
    /// before may still count as alive then.
    boolean follows(long epoch) {
        return reception.epoch() == epoch && reception.isOpen() && (alive || ended || steadiness.isOnTrial());
    }

    Heard open(Opening opening, long nowMillis, long nowNanos) {
        return take(reception.open(opening, nowMillis, nowNanos), nowNanos);
    }

    Heard hear(PageBatch batch, long nowMillis, long nowNanos) {
        return take(reception.hear(batch, nowMillis, nowNanos), nowNanos);
    }

    /// Notices silence and holes that nobody filled.
    Heard tick(long nowNanos) {
        if (alive && isSilent(nowNanos, SILENCE)) {
            steadiness.lost(nowNanos);
            lose("nothing heard of its ingest for " + SILENCE.toMillis() + " ms");
        }
        return take(reception.tick(nowNanos), nowNanos);
    }

    /// Whether it should be tried now whether anything can be delivered to its ingest. Yes is said once until it is
    /// told what came of it, by [#delivered] or [#refused].
    boolean wantsToKnock(long nowNanos) {
        boolean wants = alive && !knocking && isSilent(nowNanos, DOUBT);
        knocking |= wants;
        return wants;
    }

    /// Somebody takes words there, or may: that proves nothing.
    void delivered() {
        knocking = false;
    }

    /// Nobody takes words where its ingest was. What was heard meanwhile speaks against it.
    void refused(long nowNanos) {
        knocking = false;
        if (alive && isSilent(nowNanos, DOUBT)) {
            steadiness.lost(nowNanos);
            lose("its ingest is gone");
        }
    }

    /// Nobody wants it any more.
    void leave() {
        if (alive) {
            lose("nobody listens");
        }
    }

    private boolean isSilent(long nowNanos, Duration patience) {
        return nowNanos - reception.lastHeardNanos() > patience.toNanos();
    }

    private Heard take(Heard heard, long nowNanos) {
        if (heard.newSession()) {
            said = new Backlog(kept.get());
            alive = false;
            ended = false;
            steadiness = new Steadiness();
        }
        var events = heard.events();
        boolean ends = !events.isEmpty() && events.getLast() instanceof StreamEvent.End;
        var spoken = ends ? events.subList(0, events.size() - 1) : events;
        if (!spoken.isEmpty()) {
            spoken.forEach(said::add);
            speak(spoken, nowNanos);
        }
        if (ends && events.getLast() instanceof StreamEvent.End(var why)) {
            ended = true;
            lose(why);
        }
        return heard;
    }

    private void speak(List<StreamEvent> events, long nowNanos) {
        if (alive) {
            told.hears(mount, events);
        } else if (steadiness.trusts(nowNanos)) {
            alive = true;
            told.begins(mount, said);
        }
    }

    private void lose(String why) {
        alive = false;
        told.loses(mount, why);
    }
}

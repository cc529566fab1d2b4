package floe.edge.lane;

import floe.mount.MountName;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listeners of one mount on one event loop, and the ring that they read. Owned by that loop; what any thread may
/// call says so.
public final class Lane {
    /// Listeners served in one task: about 5 ms of a loop.
    static final int SLICE = 500;

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final MountName mount;
    private final Rendition rendition;
    private final Context context;
    private final EventLoop loop;
    private final Tally tally;
    private final Pulse pulse;
    private final Audience audience = new Audience();
    private final Welcome welcome = new Welcome(this);
    private LaneSettings settings;
    private PageRing ring = new PageRing();
    private volatile int listeners;
    private long emptySince;
    private boolean closed;

    private int walkAt;
    private boolean walkAgain;
    private boolean tickSet;
    private long walkedAt;
    private long unwalkedBytes;

    /// A lane by itself, with numbers and a pace of its own.
    public Lane(MountName mount, Context loop, LaneSettings settings) {
        this(mount, Rendition.CHAINED, loop, settings, new Tally(), new Pulse(System.nanoTime()));
    }

    Lane(MountName mount, Rendition rendition, Context context, LaneSettings settings, Tally tally, Pulse pulse) {
        this.mount = mount;
        this.rendition = rendition;
        this.context = context;
        this.loop = ((ContextInternal) context).nettyEventLoop();
        this.settings = settings;
        this.tally = tally;
        this.pulse = pulse;
        this.emptySince = System.nanoTime();
        this.walkedAt = emptySince - settings.flushInterval().toNanos();
    }

    /// Whose pages it wants. Any thread.
    public MountName mount() {
        return mount;
    }

    /// In which rendition. Any thread.
    public Rendition rendition() {
        return rendition;
    }

    /// Where [#hear] and [#dismiss] must be called. Any thread.
    public Context loop() {
        return context;
    }

    /// How many it serves. Any thread.
    public int listeners() {
        return listeners;
    }

    /// What is played next, in order.
    ///
    /// The caller retains each page once for this lane *before* it posts the task that calls this, and `hear` takes
    /// that reference over, always: also when the lane has no listener or is closed. So a page that goes to n lanes
    /// is retained n times, and the conductor's own reference stays its own.
    public void hear(List<AirPage> pages) {
        if (closed) {
            pages.forEach(page -> page.bytes().release());
            return;
        }
        for (var page : pages) {
            keep(page);
        }
        long now = System.nanoTime();
        pulse.heard(audience.count(), now);
        arrange(now);
    }

    /// Nothing plays any more: what is in the ring is sent, then every listener's connection ends. The lane stays
    /// attached, and later pages are for newcomers.
    ///
    /// @param reason for the log, one line
    public void dismiss(String reason) {
        if (audience.count() > 0) {
            log.info("mount={} {} listeners are let go: {}", mount, audience.count(), reason);
        }
        letGo(Departure.ENDED);
    }

    /// Serves this connection from now on: the head at once, then what plays, as soon as it may be joined.
    ///
    /// @param wire the context of Vert.x's handler in the connection's pipeline
    public void join(ChannelHandlerContext wire, Newcomer newcomer) {
        var listener = newcomer.icyInterval() > 0
                ? new IcyListener(this, wire, newcomer.icyInterval())
                : new Listener(this, wire);
        if (newcomer.intro() != null) {
            listener.introduceWith(new Prologue(newcomer.intro(), ring.played()));
        }
        audience.add(listener);
        listeners = audience.count();
        tally.joined();
        listener.greet(newcomer.head());
        limitStay(listener, newcomer.longestStay());
        long sent = serve(listener);
        tally.sent(sent);
        if (sent == 0) {
            listener.flush();
        }
    }

    private void limitStay(Listener listener, Duration longest) {
        if (!longest.isZero()) {
            var timer = loop.schedule(() -> expire(listener), longest.toNanos(), TimeUnit.NANOSECONDS);
            listener.whenClosed(() -> timer.cancel(false));
        }
    }

    /// What it was sent last is a whole page.
    private void expire(Listener listener) {
        if (listener.seat >= 0) {
            leave(listener, Departure.TIME);
            var _ = listener.end();
        }
    }

    /// Takes new settings; they count from the next page and the next newcomer on.
    void adopt(LaneSettings changed) {
        settings = changed;
    }

    boolean isEmptySince(long nanos) {
        return audience.count() == 0 && emptySince - nanos <= 0;
    }

    /// Lets everybody go and gives everything back. Succeeds when the last connection is closed.
    Future<Void> close() {
        closed = true;
        tally.closed();
        return letGo(Departure.DRAIN);
    }

    /// The channel takes bytes again: the listener need not wait for the next page.
    void resume(Listener listener) {
        if (listener.seat >= 0) {
            tally.sent(serve(listener));
        }
    }

    void gone(Listener listener) {
        leave(listener, listener.gone());
    }

    void fail(Listener listener, Departure why) {
        leave(listener, why);
        listener.cut();
    }

    private void keep(AirPage page) {
        unwalkedBytes += page.bytes().readableBytes();
        if (unwalkedBytes > settings.queueBytes() / 2) {
            walkWhole();
            unwalkedBytes = page.bytes().readableBytes();
        }
        ring.add(page, settings.kept());
    }

    private void arrange(long now) {
        if (walkAt > 0) {
            walkAgain = true;
        } else if (!tickSet) {
            long wait = pulse.pace()
                    .waitNanos(now - walkedAt, settings.flushInterval().toNanos());
            if (wait <= 0) {
                walk();
            } else {
                tickSet = true;
                var _ = loop.schedule(this::tick, wait, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void tick() {
        tickSet = false;
        walk();
    }

    private void walk() {
        unwalkedBytes = 0;
        walkedAt = System.nanoTime();
        walkAt = audience.count();
        slice();
    }

    private void slice() {
        serveSlice();
        if (walkAt > 0) {
            loop.execute(this::slice);
        } else if (walkAgain) {
            walkAgain = false;
            loop.execute(this::walk);
        }
    }

    /// More comes at once than waits for a walk: nobody may fall out of the ring for that.
    private void walkWhole() {
        walkAt = audience.count();
        while (walkAt > 0) {
            serveSlice();
        }
    }

    /// *Hot*: for every page or interval, over all listeners. Backwards, so that those who leave meanwhile cost no
    /// shift; in slices, so that the loop's other work waits for 5 ms at most; one clock reading and one count for
    /// all.
    private void serveSlice() {
        long started = System.nanoTime();
        int served = 0;
        long sent = 0;
        int to = Math.max(0, walkAt - SLICE);
        for (int seat = Math.min(walkAt, audience.count()) - 1; seat >= to; seat--) {
            long bytes = serve(audience.at(seat));
            sent += bytes;
            served += bytes > 0 ? 1 : 0;
        }
        walkAt = to;
        if (served > 0) {
            tally.sent(sent);
            pulse.walked(served, System.nanoTime() - started);
        }
    }

    private long serve(Listener listener) {
        if (listener.isLost(ring)) {
            leave(listener, Departure.SLOW);
            listener.cut();
            return 0;
        }
        return listener.isPlaced() ? listener.serve(ring) : welcome.lead(listener, ring, settings);
    }

    private void leave(Listener listener, Departure why) {
        if (audience.remove(listener)) {
            tally.left(why);
            emptied();
        }
    }

    private Future<Void> letGo(Departure why) {
        var done = Promise.<Void>promise();
        var all = audience.dismiss();
        for (int i = 0; i < all.length; i++) {
            tally.left(why);
        }
        emptied();
        welcome.release();
        var rest = ring;
        ring = new PageRing();
        walkAt = 0;
        new Closedown(loop, rest, all, done).run();
        return done.future();
    }

    private void emptied() {
        listeners = audience.count();
        emptySince = System.nanoTime();
    }
}

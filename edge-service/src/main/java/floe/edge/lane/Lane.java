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
    private final Walk walk;
    private final Audience audience = new Audience();
    private final Welcome welcome = new Welcome(this);
    private LaneSettings settings;
    private PageRing ring = new PageRing();
    private volatile int listeners;
    private long emptySince;
    private boolean closed;

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
        this.walk = new Walk(this, loop, audience, tally, pulse);
        this.emptySince = System.nanoTime();
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
        long now = System.nanoTime();
        walk.hears(now);
        for (var page : pages) {
            walk.add(page.bytes().readableBytes(), settings.queueBytes() / 2);
            ring.add(page, settings.kept());
        }
        walk.arrange(now);
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
                : new Listener(this, wire, true);
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

    /// Lets up to so many go for this node goes, each with the rest of what was played. Returns how many.
    int drain(int most) {
        int gone = 0;
        while (gone < most && audience.count() > 0) {
            var listener = audience.at(audience.count() - 1);
            leave(listener, Departure.DRAIN);
            var _ = listener.end(ring);
            gone++;
        }
        return gone;
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
        if (listener.seat >= 0) {
            leave(listener, listener.gone());
        }
    }

    void fail(Listener listener, Departure why) {
        leave(listener, why);
        listener.cut();
    }

    /// The longest that a page waits for the next.
    long mostPatienceNanos() {
        return settings.flushInterval().toNanos();
    }

    /// What all read, as long as the same play on.
    PageRing ring() {
        return ring;
    }

    /// Sends what this one has not had yet, as far as its channel takes it. Returns the bytes.
    long serve(Listener listener) {
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
        walk.end();
        new Closedown(loop, rest, all, done).run();
        return done.future();
    }

    private void emptied() {
        listeners = audience.count();
        emptySince = System.nanoTime();
    }
}

package floe.edge.listener;

import floe.audience.Leavetaking;
import floe.edge.lane.Airwaves;
import floe.edge.lane.LaneSettings;
import floe.edge.lane.Lanes;
import floe.edge.lane.Tallies;
import floe.mount.MountName;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The lanes of each event loop. Any thread may ask for an event loop's, and only that loop may use them. Their
/// context is their own: doors, and the contexts of doors, may come and go.
final class LoopLanes {
    private static final Duration KEEP_EMPTY = Duration.ofSeconds(30);

    private final VertxInternal vertx;
    private final Airwaves airwaves;
    private final Tallies tallies;
    private final Map<EventLoop, OnLoop> loops = new ConcurrentHashMap<>();

    private record OnLoop(Context context, Lanes lanes) {}

    LoopLanes(Vertx vertx, Airwaves airwaves, Tallies tallies) {
        this.vertx = (VertxInternal) vertx;
        this.airwaves = airwaves;
        this.tallies = tallies;
    }

    /// Those of the loop that this connection's context runs on.
    Lanes of(Context connection) {
        return loops.computeIfAbsent(((ContextInternal) connection).nettyEventLoop(), this::open)
                .lanes();
    }

    /// The settings of mounts have changed.
    void adopt(Function<MountName, LaneSettings> settings) {
        loops.values()
                .forEach(loop -> loop.context().runOnContext(_ -> loop.lanes().adopt(settings)));
    }

    /// Lets the listeners go one after another, as told. Succeeds when the time for that is over or nobody is left.
    Future<Void> drain(Leavetaking farewell) {
        return onEach(lanes -> lanes.drain(farewell));
    }

    /// Lets all listeners go. Succeeds when their connections are closed.
    Future<Void> close() {
        return onEach(Lanes::close);
    }

    private OnLoop open(EventLoop loop) {
        var context = vertx.contextBuilder().withEventLoop(loop).build();
        return new OnLoop(context, new Lanes(context, airwaves, tallies, KEEP_EMPTY));
    }

    private Future<Void> onEach(Function<Lanes, Future<Void>> step) {
        return Future.join(List.copyOf(loops.values()).stream()
                        .map(loop -> on(loop, step))
                        .toList())
                .mapEmpty();
    }

    private static Future<Void> on(OnLoop loop, Function<Lanes, Future<Void>> step) {
        return Future.future(done ->
                loop.context().runOnContext(_ -> step.apply(loop.lanes()).onComplete(done)));
    }
}

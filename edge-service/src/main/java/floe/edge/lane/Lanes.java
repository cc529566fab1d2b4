package floe.edge.lane;

import floe.audience.Leavetaking;
import floe.mount.MountName;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// All lanes of one event loop. Owned by that loop.
public final class Lanes {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Context context;
    private final Airwaves airwaves;
    private final Tallies tallies;
    private final Duration keepEmpty;
    private final Pulse pulse = new Pulse(System.nanoTime());
    private final Map<Wave, Lane> lanes = new HashMap<>();
    private final ScheduledFuture<?> sweep;

    private record Wave(MountName mount, Rendition rendition) {}

    /// @param keepEmpty how long a lane without listeners goes on hearing its mount
    public Lanes(Context context, Airwaves airwaves, Tallies tallies, Duration keepEmpty) {
        this.context = context;
        this.airwaves = airwaves;
        this.tallies = tallies;
        this.keepEmpty = keepEmpty;
        long every = Math.min(SWEEP.toNanos(), Math.max(keepEmpty.toNanos(), 1));
        this.sweep = ((ContextInternal) context)
                .nettyEventLoop()
                .scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.NANOSECONDS);
    }

    /// The lane of this mount, which hears the mount so from now on if it did not before.
    public Lane of(MountName mount, Rendition rendition, LaneSettings settings) {
        var wave = new Wave(mount, rendition);
        var known = lanes.get(wave);
        return known != null ? known : open(wave, settings);
    }

    /// The settings of mounts have changed.
    public void adopt(Function<MountName, LaneSettings> settings) {
        lanes.values().forEach(lane -> lane.adopt(settings.apply(lane.mount())));
    }

    /// Lets the listeners go one after another, as told. Succeeds when the time for that is over or nobody is left.
    public Future<Void> drain(Leavetaking farewell) {
        var done = Promise.<Void>promise();
        new Drain(((ContextInternal) context).nettyEventLoop(), lanes.values(), farewell, done).run();
        return done.future();
    }

    /// Lets all listeners go. Succeeds when the last connection is closed.
    public Future<Void> close() {
        sweep.cancel(false);
        return Future.all(List.copyOf(lanes.values()).stream().map(this::close).toList())
                .mapEmpty();
    }

    private Lane open(Wave wave, LaneSettings settings) {
        var mount = wave.mount();
        var lane = new Lane(mount, wave.rendition(), context, settings, tallies.opened(mount), pulse);
        lanes.put(wave, lane);
        airwaves.attach(mount, lane);
        return lane;
    }

    private void sweep() {
        long since = System.nanoTime() - keepEmpty.toNanos();
        List.copyOf(lanes.values()).stream()
                .filter(lane -> lane.isEmptySince(since))
                .forEach(this::close);
    }

    private Future<Void> close(Lane lane) {
        lanes.remove(new Wave(lane.mount(), lane.rendition()));
        airwaves.detach(lane.mount(), lane);
        return lane.close();
    }
}

package floe.ingest.live;

import floe.kit.Node;
import floe.mount.MountName;
import floe.wire.MountClaim;
import io.vertx.core.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The encoders that are connected here and wait until a mount is free. The best is called as soon as it is. Any
/// thread.
public final class Standbys {
    /// How much later than a better one on another node somebody here goes for a mount.
    private static final long BEHIND_MILLIS = 100;

    private final Node node;
    private final LiveMounts mounts;
    private final Map<MountName, ConcurrentSkipListSet<Standby>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong arrivals = new AtomicLong();
    private final Vigil vigil;

    Standbys(Node node, LiveMounts mounts) {
        this.node = node;
        this.mounts = mounts;
        this.vigil = new Vigil(node, this::call);
    }

    /// One that waits.
    ///
    /// @param arrival who came first goes first, of equal priority
    /// @param called on `context`, when the mount may be had
    public record Standby(MountName mount, int priority, long arrival, Context context, Runnable called) {}

    /// Waits until the mount is free. Whoever is called and does not get it waits on.
    public Standby stand(MountName mount, int priority, Context context, Runnable called) {
        var standby = new Standby(mount, priority, arrivals.getAndIncrement(), context, called);
        waiting.computeIfAbsent(
                        mount,
                        _ -> new ConcurrentSkipListSet<>(
                                Comparator.comparingInt(Standby::priority).thenComparingLong(Standby::arrival)))
                .add(standby);
        vigil.keep(mount);
        mounts.changed();
        // It may have become free between the contest and this.
        call(mount);
        return standby;
    }

    /// Waits no more.
    public void leave(Standby standby) {
        waiting.computeIfPresent(standby.mount(), (_, all) -> {
            all.remove(standby);
            return all.isEmpty() ? null : all;
        });
        if (!waiting.containsKey(standby.mount())) {
            vigil.leave(standby.mount());
        }
        mounts.changed();
    }

    public int count() {
        return waiting.values().stream().mapToInt(ConcurrentSkipListSet::size).sum();
    }

    /// Lets the best go for the mount, if nobody has it.
    void call(MountName mount) {
        best(mount).ifPresent(standby -> {
            boolean betterElsewhere = node.directory().standby(mount).orElse(Integer.MAX_VALUE) < standby.priority();
            if (betterElsewhere) {
                var _ = node.vertx().timer(BEHIND_MILLIS, TimeUnit.MILLISECONDS).onSuccess(_ -> callBest(mount));
            } else {
                callBest(mount);
            }
        });
    }

    private void callBest(MountName mount) {
        if (mounts.of(mount).isEmpty()) {
            best(mount)
                    .ifPresent(standby ->
                            standby.context().runOnContext(_ -> standby.called().run()));
        }
    }

    private Optional<Standby> best(MountName mount) {
        return Optional.ofNullable(waiting.get(mount))
                .filter(all -> !all.isEmpty())
                .map(ConcurrentSkipListSet::first);
    }

    /// What the others are told: the best of each mount.
    List<MountClaim.Standby> words() {
        return waiting.keySet().stream()
                .flatMap(mount -> best(mount).stream())
                .map(standby -> new MountClaim.Standby(standby.mount(), standby.priority()))
                .toList();
    }

    void stop() {
        vigil.stop();
    }
}

package floe.kit.directory;

import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.wire.MountClaim;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The directory as the event bus tells it: each ingest's last word counts for 3 s. An immutable snapshot is swapped,
/// so any thread may ask and nobody waits.
public final class HeardMounts implements MountDirectory {
    private static final long LAST_WORD_COUNTS_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Vertx vertx;
    private final AtomicReference<Hearsay> heard = new AtomicReference<>(Hearsay.NOTHING);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final MessageConsumer<MountClaim.Claims> consumer;
    private final long timer;

    private record Listener(Context context, Consumer<MountName> told) {}

    private HeardMounts(Vertx vertx) {
        this.vertx = vertx;
        this.consumer = vertx.eventBus().consumer(Addresses.MOUNTS, message -> hear(message.body()));
        this.timer = vertx.setPeriodic(LOOK_EVERY_MILLIS, _ -> forget());
    }

    /// Begins to listen; what was said before becomes known with each ingest's next word, within half a second.
    public static HeardMounts listen(Vertx vertx) {
        return new HeardMounts(vertx);
    }

    @Override
    public Optional<MountClaim> claimOf(MountName mount) {
        return Optional.ofNullable(heard.get().winners().get(mount));
    }

    @Override
    public Collection<MountClaim> claims() {
        return heard.get().winners().values();
    }

    @Override
    public Optional<MountClaim> offerOf(MountName mount) {
        return Optional.ofNullable(heard.get().offers().get(mount));
    }

    @Override
    public Set<String> ingests() {
        return heard.get().words().keySet();
    }

    @Override
    public OptionalInt standby(MountName mount) {
        return heard.get().standby(mount);
    }

    @Override
    public void onChange(Consumer<MountName> listener) {
        listeners.add(new Listener(vertx.getOrCreateContext(), listener));
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        listeners.clear();
        return consumer.unregister();
    }

    private void hear(MountClaim.Claims said) {
        long now = System.nanoTime();
        update(before -> before.with(said, now));
    }

    private void forget() {
        long since = System.nanoTime() - LAST_WORD_COUNTS_NANOS;
        update(before -> before.since(since));
    }

    private void update(UnaryOperator<Hearsay> step) {
        var before = heard.getAndUpdate(step);
        for (var mount : before.changesTo(step.apply(before))) {
            listeners.forEach(listener ->
                    listener.context().runOnContext(_ -> listener.told().accept(mount)));
        }
    }
}

package floe.edge.onair;

import floe.mount.MountName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// The channels on the air, and which of them may play whose source. Owned by the conductor's loop, but for [#of],
/// which any thread may ask.
final class Channels {
    private final Map<MountName, Channel> byMount = new ConcurrentHashMap<>();
    private final Map<MountName, Set<Channel>> bySource = new HashMap<>();

    Optional<Channel> of(MountName mount) {
        return Optional.ofNullable(byMount.get(mount));
    }

    Collection<Channel> all() {
        return byMount.values();
    }

    void forEach(BiConsumer<MountName, Channel> step) {
        byMount.forEach(step);
    }

    /// Hot: for each batch of each source.
    Collection<Channel> thatMayPlay(MountName source) {
        return bySource.getOrDefault(source, Set.of());
    }

    /// Whose sources are wanted: those of the mounts on the air, those that may be heard in their place, and of those
    /// that call their listeners the ones that are there: nothing is fetched in order to be called by it.
    Set<MountName> wanted(Predicate<MountName> isClaimed) {
        var wanted = new HashSet<>(byMount.keySet());
        for (var channel : byMount.values()) {
            wanted.addAll(channel.plan().fallbackMounts());
            channel.plan().callers().stream().filter(isClaimed).forEach(wanted::add);
        }
        return Set.copyOf(wanted);
    }

    void put(MountName mount, Channel channel) {
        byMount.put(mount, channel);
        note(mount, channel);
    }

    /// Closes those that are over.
    ///
    /// @return whether any was
    boolean close(Predicate<Channel> isOver) {
        boolean closed = byMount.values().removeIf(channel -> {
            boolean over = isOver.test(channel);
            if (over) {
                channel.release();
            }
            return over;
        });
        if (closed) {
            sort();
        }
        return closed;
    }

    /// What channels may play has changed.
    void sort() {
        bySource.clear();
        byMount.forEach(this::note);
    }

    private void note(MountName mount, Channel channel) {
        bySource.computeIfAbsent(mount, _ -> new LinkedHashSet<>()).add(channel);
        channel.plan()
                .others()
                .forEach(source -> bySource.computeIfAbsent(source, _ -> new LinkedHashSet<>())
                        .add(channel));
    }
}

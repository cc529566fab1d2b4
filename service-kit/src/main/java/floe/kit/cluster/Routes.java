package floe.kit.cluster;

import io.vertx.core.spi.cluster.RegistrationInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who listens to which address: what Hazelcast says, and what it said before of members that it lost from sight.
/// Membership may break while the way to a node is whole; the bus itself finds out whether somebody is there. And who
/// is lost may have kept what those said who stay: two at once, and both copies of it are gone. Any thread; time is
/// told.
final class Routes {
    /// How long what Hazelcast has dropped still counts, until it is known whether a member was lost.
    static final Duration HELD = Duration.ofSeconds(1);
    /// How long the routes to a lost member are kept.
    static final Duration KEPT = Duration.ofMinutes(30);
    /// How long those to a member that is back are, and those to all others after somebody was lost or came back, until
    /// each must have said itself what it listens to.
    static final Duration MENDED = Duration.ofSeconds(30);

    private final Map<String, Map<RegistrationInfo, Entry>> known = new HashMap<>();
    private final Map<String, Long> lost = new HashMap<>();
    private final Map<String, Long> back = new HashMap<>();
    private @Nullable Long shakenAtNanos;

    /// @param droppedAtNanos when Hazelcast said it no longer; null while it says it
    private record Entry(@Nullable Long droppedAtNanos) {
        static final Entry SAID = new Entry(null);
    }

    /// Hazelcast says that these listen to an address. Returns those who do.
    synchronized List<RegistrationInfo> said(String address, List<RegistrationInfo> registrations, long nowNanos) {
        var entries = known.computeIfAbsent(address, _ -> new LinkedHashMap<>());
        entries.replaceAll((_, entry) -> entry.droppedAtNanos() == null ? new Entry(nowNanos) : entry);
        registrations.forEach(registration -> entries.put(registration, Entry.SAID));
        return of(address, nowNanos);
    }

    /// A member was lost from sight.
    synchronized void lost(String node, long nowNanos) {
        back.remove(node);
        lost.put(node, nowNanos);
        shakenAtNanos = nowNanos;
    }

    /// A member that was lost is seen again.
    synchronized void found(String node, long nowNanos) {
        lost.remove(node);
        back.put(node, nowNanos);
        shakenAtNanos = nowNanos;
    }

    /// A member took leave, or another has come in its place: nobody listens there.
    synchronized void gone(String node) {
        lost.remove(node);
        back.remove(node);
        known.values()
                .forEach(entries -> entries.keySet()
                        .removeIf(registration -> registration.nodeId().equals(node)));
    }

    /// Forgets what counts no longer. Returns the addresses for which that makes a difference.
    synchronized Set<String> tidy(long nowNanos) {
        lost.values().removeIf(since -> nowNanos - since > KEPT.toNanos());
        back.values().removeIf(since -> nowNanos - since > MENDED.toNanos());
        var changed = new LinkedHashSet<String>();
        known.forEach((address, entries) -> {
            if (entries.entrySet().removeIf(entry -> !counts(entry.getKey(), entry.getValue(), nowNanos))) {
                changed.add(address);
            }
        });
        known.values().removeIf(Map::isEmpty);
        return changed;
    }

    /// Who listens to the address. Where one does, what was known before counts only while nobody is said to.
    synchronized List<RegistrationInfo> of(String address, long nowNanos) {
        var entries = known.getOrDefault(address, Map.of());
        var said = new ArrayList<RegistrationInfo>();
        var held = new ArrayList<RegistrationInfo>();
        entries.forEach((registration, entry) -> {
            if (entry.droppedAtNanos() == null) {
                said.add(registration);
            } else if (counts(registration, entry, nowNanos)) {
                held.add(registration);
            }
        });
        if (said.isEmpty() || !Addresses.isForOne(address)) {
            said.addAll(held);
        }
        return said;
    }

    /// All addresses that anybody was ever said to listen to.
    synchronized Set<String> addresses() {
        return Set.copyOf(known.keySet());
    }

    private boolean counts(RegistrationInfo registration, Entry entry, long nowNanos) {
        var dropped = entry.droppedAtNanos();
        return dropped == null
                || nowNanos - dropped <= HELD.toNanos()
                || isShaken(nowNanos)
                || lost.containsKey(registration.nodeId())
                || back.containsKey(registration.nodeId());
    }

    /// Whether somebody was lost or came back lately: what Hazelcast does not say then may be what it has lost.
    private boolean isShaken(long nowNanos) {
        return shakenAtNanos != null && nowNanos - shakenAtNanos <= MENDED.toNanos();
    }
}

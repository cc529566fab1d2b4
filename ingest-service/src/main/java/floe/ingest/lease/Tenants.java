package floe.ingest.lease;

import floe.wire.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The edges that hold a lease on one mount: each for 3 s after it last asked. Owned by the mount's loop.
final class Tenants {
    static final Duration LEASE = Duration.ofSeconds(3);

    private record Tenant(int listeners, long untilNanos) {}

    private final Map<String, Tenant> tenants = new HashMap<>();

    void renew(Lease.Renewal renewal, long nowNanos) {
        tenants.put(renewal.edge(), new Tenant(renewal.listeners(), nowNanos + LEASE.toNanos()));
    }

    /// Forgets the edges whose time is over.
    void expire(long nowNanos) {
        tenants.values().removeIf(tenant -> tenant.untilNanos() - nowNanos <= 0);
    }

    Collection<String> edges() {
        return tenants.keySet();
    }

    boolean isEmpty() {
        return tenants.isEmpty();
    }

    /// How many listen on all of them.
    int listeners() {
        return tenants.values().stream().mapToInt(Tenant::listeners).sum();
    }
}

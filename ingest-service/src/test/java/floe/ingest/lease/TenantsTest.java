package floe.ingest.lease;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import floe.wire.Lease;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The edges that hold a lease")
class TenantsTest {
    private final Tenants tenants = new Tenants();

    private void renew(String edge, int listeners, int atSeconds) {
        tenants.renew(
                new Lease.Renewal(new MountName("/live.ogg"), edge, 0, 0, listeners, false),
                TimeUnit.SECONDS.toNanos(atSeconds));
    }

    private void expire(int atSeconds) {
        tenants.expire(TimeUnit.SECONDS.toNanos(atSeconds));
    }

    @Test
    void are_forgotten_three_seconds_after_they_asked_last() {
        renew("a", 5, 0);
        renew("b", 7, 1);
        expire(2);
        assertThat(tenants.edges()).containsExactlyInAnyOrder("a", "b");
        expire(3);
        assertThat(tenants.edges()).containsExactly("b");
        expire(4);
        assertThat(tenants.isEmpty()).isTrue();
    }

    @Test
    void count_the_listeners_that_each_told_last() {
        renew("a", 5, 0);
        renew("b", 7, 1);
        renew("a", 6, 1);
        assertThat(tenants.listeners()).isEqualTo(13);
    }
}

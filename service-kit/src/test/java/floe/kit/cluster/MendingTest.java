package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A node that mends its registrations")
class MendingTest {
    private static final long SECOND = 1_000_000_000;
    private int looks;
    private Promise<Void> looking = Promise.promise();
    private final Mending mending = new Mending(this::look);

    private Future<Void> look() {
        looks++;
        return looking.future();
    }

    @Test
    void does_nothing_before_anybody_came_or_went() {
        mending.tick(100 * SECOND);
        assertThat(looks).isZero();
    }

    @Test
    void looks_every_three_seconds_for_a_minute_after_a_change() {
        looking.complete();
        mending.begin(100 * SECOND);
        for (long now = 100; now < 300; now++) {
            mending.tick(now * SECOND);
        }
        assertThat(looks).isEqualTo(20);
    }

    @Test
    void looks_once_at_a_time() {
        mending.begin(0);
        mending.tick(3 * SECOND);
        mending.tick(10 * SECOND);
        assertThat(looks).isEqualTo(1);
        looking.complete();
        mending.tick(11 * SECOND);
        assertThat(looks).isEqualTo(2);
    }
}

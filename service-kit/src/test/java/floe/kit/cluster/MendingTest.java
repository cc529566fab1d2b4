package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
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
    void looks_soon_after_a_change_then_ever_less_often_then_every_three_seconds_for_a_minute() {
        looking.complete();
        mending.begin(100 * SECOND);
        var seen = new ArrayList<Long>();
        for (long now = 100 * SECOND; now < 300 * SECOND; now += SECOND / 4) {
            int before = looks;
            mending.tick(now);
            if (looks > before) {
                seen.add((now - 100 * SECOND) / (SECOND / 4));
            }
        }
        assertThat(seen).startsWith(1L, 3L, 7L, 15L, 27L, 39L).endsWith(231L);
        assertThat(looks).isEqualTo(22);
    }

    @Test
    void begins_anew_with_each_change() {
        looking.complete();
        mending.begin(0);
        mending.tick(50 * SECOND);
        mending.begin(59 * SECOND);
        mending.tick(59 * SECOND + SECOND / 4);
        mending.tick(110 * SECOND);
        assertThat(looks).isEqualTo(3);
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

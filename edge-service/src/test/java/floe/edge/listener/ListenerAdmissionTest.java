package floe.edge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.Burst;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A listener who asks for a mount")
class ListenerAdmissionTest {
    private static final Limits LIMITS =
            new Limits(100, 16, 0, 512_000, Burst.of(65_536), Duration.ofSeconds(15), Duration.ofSeconds(10));

    @Nested
    class that_plays {
        @Test
        void is_let_in() {
            assertThat(decide(mount(-1, true), true, 5_000, 99)).isEqualTo(new ListenerAdmission.Admitted());
        }

        @Test
        void is_let_in_up_to_its_last_seat() {
            assertThat(decide(mount(10, true), true, 9, 9)).isEqualTo(new ListenerAdmission.Admitted());
        }

        @Test
        void is_sent_away_when_all_edges_together_have_enough() {
            assertThat(decide(mount(10, true), true, 10, 0)).isEqualTo(refused(403, "max listeners reached", true));
        }

        @Test
        void is_sent_away_when_this_node_has_enough() {
            assertThat(decide(mount(-1, true), true, 0, 100))
                    .isEqualTo(refused(403, "Icecast connection limit reached", true));
        }

        @Test
        void is_sent_away_when_nobody_may_ask_for_it() {
            assertThat(decide(mount(-1, false), true, 0, 0)).isEqualTo(refused(403, "mountpoint unavailable", false));
        }
    }

    @Nested
    class that_has_nothing_to_play {
        @Test
        void is_told_that_there_is_no_such_file() {
            assertThat(decide(mount(0, true), false, 0, 0))
                    .isEqualTo(refused(404, "The file you requested could not be found", false));
        }

        @Test
        void is_not_told_so_when_nobody_may_ask_for_it() {
            assertThat(decide(mount(-1, false), false, 0, 0)).isEqualTo(refused(403, "mountpoint unavailable", false));
        }
    }

    private static ListenerAdmission decide(MountConfig mount, boolean playable, int audience, int onNode) {
        return ListenerAdmission.decide(mount, LIMITS, playable, audience, onNode);
    }

    private static ListenerAdmission refused(int status, String message, boolean full) {
        return new ListenerAdmission.Refused(status, message, full);
    }

    private static MountConfig mount(int maxListeners, boolean direct) {
        var mount = MountConfig.plain(new MountName("/live.ogg"), LIMITS);
        var rules = mount.listeners().withMaxListeners(maxListeners);
        return mount.with(direct ? rules : rules.indirect());
    }
}

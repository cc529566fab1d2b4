package floe.edge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.Burst;
import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.ServerWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A listener who asks for a mount")
class ListenerAdmissionTest {
    private static final Limits LIMITS =
            new Limits(100, 16, 0, 512_000, Burst.of(65_536), Duration.ofSeconds(15), Duration.ofSeconds(10));
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountName SECOND = new MountName("/second.ogg");
    private static final MountName FILE = new MountName("/loop.ogg");
    private static final ListenerAdmission FULL = refused(403, "max listeners reached", true);

    private final Map<MountName, Integer> audiences = new HashMap<>();
    private final Set<MountName> playing = new HashSet<>(Set.of(LIVE, SECOND, FILE));
    private final List<MountConfig> mounts = new ArrayList<>();
    private int onNode;
    private boolean roomAtHome = true;
    private boolean known = true;
    private boolean twice;

    @Nested
    class that_plays {
        @Test
        void is_let_in() {
            given(mount(LIVE, -1), 5_000);
            onNode = 99;
            assertThat(decide()).isEqualTo(new ListenerAdmission.Admitted(LIVE));
        }

        @Test
        void is_let_in_up_to_its_last_seat() {
            given(mount(LIVE, 10), 9);
            assertThat(decide()).isEqualTo(new ListenerAdmission.Admitted(LIVE));
        }

        @Test
        void is_sent_away_when_all_edges_together_have_enough() {
            given(mount(LIVE, 10), 10);
            assertThat(decide()).isEqualTo(FULL);
        }

        @Test
        void is_sent_away_when_this_node_has_enough() {
            given(mount(LIVE, -1), 0);
            onNode = 100;
            assertThat(decide()).isEqualTo(refused(403, "Icecast connection limit reached", true));
        }

        @Test
        void is_sent_away_when_its_address_has_enough() {
            given(mount(LIVE, -1), 0);
            roomAtHome = false;
            assertThat(decide()).isEqualTo(refused(429, "too many listeners from your address", true));
        }

        @Test
        void is_sent_away_when_nobody_may_ask_for_it() {
            given(indirect(), 0);
            assertThat(decide()).isEqualTo(refused(403, "mountpoint unavailable", false));
        }
    }

    @Nested
    class where_listeners_log_in {
        @Test
        void is_asked_who_it_is_when_it_has_not_said_so() {
            given(mount(LIVE, -1), 0);
            known = false;
            assertThat(decide()).isEqualTo(refused(401, "You need to authenticate", false));
        }

        @Test
        void is_asked_so_too_when_it_listens_already_and_may_not_twice() {
            given(mount(LIVE, -1), 0);
            twice = true;
            assertThat(decide()).isEqualTo(refused(401, "You need to authenticate", false));
        }

        @Test
        void learns_nothing_else_before() {
            given(mount(LIVE, 0), 0);
            playing.clear();
            known = false;
            assertThat(decide()).isEqualTo(refused(401, "You need to authenticate", false));
        }

        @Test
        void is_not_asked_where_nobody_may_listen() {
            given(indirect(), 0);
            known = false;
            assertThat(decide()).isEqualTo(refused(403, "mountpoint unavailable", false));
        }
    }

    @Nested
    class that_has_nothing_to_play {
        @Test
        void is_told_that_there_is_no_such_file() {
            playing.clear();
            given(mount(LIVE, 0), 0);
            assertThat(decide()).isEqualTo(refused(404, "The file you requested could not be found", false));
        }

        @Test
        void is_not_told_so_when_nobody_may_ask_for_it() {
            playing.clear();
            given(indirect(), 0);
            assertThat(decide()).isEqualTo(refused(403, "mountpoint unavailable", false));
        }
    }

    @Nested
    class that_is_full {
        @Test
        void hears_the_fallback_where_that_is_meant_for_it() {
            given(falling(LIVE, 10, SECOND), 10);
            given(mount(SECOND, 5), 4);
            assertThat(decide()).isEqualTo(new ListenerAdmission.Admitted(SECOND));
        }

        @Test
        void does_not_where_it_is_not() {
            var rules = mount(LIVE, 10).listeners().withFallback(FallbackRules.to(SECOND));
            given(mount(LIVE, 10).with(rules), 10);
            assertThat(decide()).isEqualTo(FULL);
        }

        @Test
        void hears_the_fallbacks_fallback_when_that_is_full_too() {
            given(falling(LIVE, 10, SECOND), 10);
            given(falling(SECOND, 5, FILE), 5);
            assertThat(decide()).isEqualTo(new ListenerAdmission.Admitted(FILE));
        }

        @Test
        void hears_a_file_however_many_do() {
            given(falling(LIVE, 10, FILE), 10);
            audiences.put(FILE, 1_000_000);
            assertThat(decide()).isEqualTo(new ListenerAdmission.Admitted(FILE));
        }

        @Test
        void hears_the_first_fallback_that_plays_and_has_room() {
            given(falling(LIVE, 10, new MountName("/silent"), SECOND, FILE), 10);
            given(mount(SECOND, 5), 5);
            assertThat(decide()).isEqualTo(new ListenerAdmission.Admitted(FILE));
        }

        @Test
        void is_sent_away_when_the_fallback_is_full_and_goes_nowhere() {
            given(falling(LIVE, 10, SECOND), 10);
            given(mount(SECOND, 5), 5);
            assertThat(decide()).isEqualTo(FULL);
        }

        @Test
        void is_sent_away_when_the_fallbacks_go_round() {
            given(falling(LIVE, 10, SECOND), 10);
            given(falling(SECOND, 5, LIVE), 5);
            assertThat(decide()).isEqualTo(FULL);
        }

        @Test
        void is_not_led_on_for_ever() {
            given(falling(LIVE, 0, name(0)), 0);
            for (int i = 0; i < 20; i++) {
                given(i == 10 ? mount(name(i), -1) : falling(name(i), 0, name(i + 1)), 0);
                playing.add(name(i));
            }
            assertThat(decide()).isEqualTo(FULL);
            given(mount(name(9), -1), 0);
            assertThat(decide()).isEqualTo(new ListenerAdmission.Admitted(name(9)));
        }

        @Test
        void hears_no_fallback_when_this_node_has_enough() {
            given(falling(LIVE, 10, SECOND), 10);
            given(mount(SECOND, -1), 0);
            onNode = 100;
            assertThat(decide()).isEqualTo(refused(403, "Icecast connection limit reached", true));
        }
    }

    private static MountName name(int number) {
        return new MountName("/" + number);
    }

    private void given(MountConfig mount, int audience) {
        mounts.removeIf(other -> other.name().equals(mount.name()));
        mounts.add(mount);
        audiences.put(mount.name(), audience);
    }

    private ListenerAdmission decide() {
        var bare = ClusterConfig.bare(new ServerWords("localhost", 8000, "", "", ""), LIMITS);
        var others = bare.otherMounts().with(bare.otherMounts().listeners().withMaxListeners(0));
        var config = bare.withMounts(mounts, others)
                .withFiles(List.of(new Asset(FILE.path(), "ab".repeat(32), 5)), AccessLists.OPEN);
        return ListenerAdmission.decide(config, LIVE, new Said());
    }

    private static ListenerAdmission refused(int status, String message, boolean full) {
        return new ListenerAdmission.Refused(status, message, full);
    }

    private static MountConfig indirect() {
        var mount = mount(LIVE, 0);
        return mount.with(mount.listeners().indirect());
    }

    private static MountConfig falling(MountName name, int maxListeners, MountName... choices) {
        var mount = mount(name, maxListeners);
        return mount.with(
                mount.listeners().withFallback(FallbackRules.to(choices).alsoWhenFull()));
    }

    private static MountConfig mount(MountName name, int maxListeners) {
        var mount = MountConfig.plain(name, LIMITS);
        return mount.with(mount.listeners().withMaxListeners(maxListeners));
    }

    private final class Said implements Occupancy {
        @Override
        public boolean mayListen() {
            return known;
        }

        @Override
        public boolean listensAlready() {
            return twice;
        }

        @Override
        public boolean plays(MountName mount) {
            return playing.contains(mount);
        }

        @Override
        public int audience(MountName mount) {
            return audiences.getOrDefault(mount, 0);
        }

        @Override
        public int onNode() {
            return onNode;
        }

        @Override
        public boolean hasRoomAtHome() {
            return roomAtHome;
        }
    }
}

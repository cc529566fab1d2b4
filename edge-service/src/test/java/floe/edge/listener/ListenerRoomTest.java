package floe.edge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import floe.audience.AgentList;
import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.kit.cluster.WireCodecs;
import floe.kit.directory.SettledMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.door.SettableConfig;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.wire.Headcount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("At the door, a listener")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ListenerRoomTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountName SILENT = new MountName("/silent.ogg");

    private final SettableConfig config = new SettableConfig(List.of(SettableConfig.plain()));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OneMount air = new OneMount(LIVE);
    private volatile AgentList unwanted = AgentList.NOBODY;
    private Vertx clock;
    private EventBus bus;
    private Doors doors;
    private ListenerRoom room;

    @BeforeEach
    void opens(Vertx vertx) {
        WireCodecs.register(vertx);
        clock = vertx;
        bus = vertx.eventBus();
        config.withMounts(mount(LIVE, 1), mount(SILENT, -1));
        room = new ListenerRoom(
                new Node("edge-1", vertx, config, SettledMounts.of(), metrics), air, Duration.ZERO, () -> unwanted);
        doors = Doors.open(vertx, config, List.of(), List.of(room), metrics).await();
    }

    @AfterEach
    void closes() {
        room.stop().await();
        doors.stop().await();
        assertThat(metrics.getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("floe.listener"));
    }

    @Nested
    class who_asks_for_what_plays {
        @Test
        void hears_it() throws Exception {
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\n\r\n")) {
                assertThat(heard(caller)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nsound");
                assertThat(room.census().listeners(LIVE)).isOne();
                assertThat(room.census().mounts()).containsExactly(LIVE);
            }
        }

        @Test
        void hears_the_same_when_it_asks_for_a_range() throws Exception {
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\nRange: bytes=0-\r\n\r\n")) {
                assertThat(heard(caller)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nsound");
            }
        }

        @Test
        void gets_only_the_head_when_it_asks_for_no_more() throws Exception {
            try (var caller = ask("HEAD /live.ogg HTTP/1.0\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd())
                        .startsWith("HTTP/1.0 200 OK\r\n")
                        .endsWith("\r\n\r\n");
                assertThat(room.census().listeners(LIVE)).isZero();
            }
        }

        @Test
        void is_counted() throws Exception {
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\n\r\n")) {
                heard(caller);
                assertThat(metrics.get("floe.listeners").gauge().value()).isEqualTo(1);
                assertThat(metrics.get("floe.listener.connects")
                                .functionCounter()
                                .count())
                        .isEqualTo(1);
                // Counted once it is on its way, so it may be heard a little before.
                var bytes = metrics.get("floe.listener.bytes").functionCounter();
                while (bytes.count() == 0) {
                    Thread.onSpinWait();
                }
                assertThat(bytes.count()).isEqualTo(5);
            }
        }

        @Test
        void is_sent_away_when_all_seats_are_taken() throws Exception {
            air.audience = 1;
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd())
                        .startsWith("HTTP/1.0 403 Forbidden\r\n")
                        .endsWith("\r\n\r\nmax listeners reached");
            }
            assertThat(metrics.get("floe.listener.disconnects")
                            .tag("reason", "limit")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
        }

        @Test
        void is_let_go_when_the_edge_stops() throws Exception {
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\n\r\n")) {
                heard(caller);
                room.stop().await();
                assertThat(caller.isLetGo()).isTrue();
            }
        }
    }

    @Nested
    class who_may_not_come_in {
        @Test
        void is_sent_away_when_others_have_the_seats_though_no_ingest_says_so() throws Exception {
            bus.publish(Addresses.HEADCOUNTS, new Headcount("edge-2", Map.of(LIVE, 1)));
            // The word is heard on another loop, a moment later.
            while (!refused("max listeners reached")) {
                Thread.onSpinWait();
            }
        }

        @Test
        void tells_the_other_edges_how_many_listen_here() throws Exception {
            var said = new LinkedBlockingQueue<Headcount>();
            bus.<Headcount>consumer(Addresses.HEADCOUNTS, message -> said.add(message.body()))
                    .completion()
                    .await();
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\n\r\n")) {
                heard(caller);
                assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo(new Headcount("edge-1", Map.of(LIVE, 1)));
            }
            Headcount last = said.take();
            while (!last.listeners().isEmpty()) {
                last = said.take();
            }
        }

        @Test
        void is_told_so_for_the_player_that_it_uses() throws Exception {
            unwanted = AgentList.read("Ripper*");
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\nUser-Agent: ripper/1.0\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd())
                        .startsWith("HTTP/1.0 403 Forbidden\r\n")
                        .doesNotContain("Retry-After");
            }
        }

        @Test
        void is_sent_away_when_its_address_has_enough_listeners() throws Exception {
            config.withMounts(mount(LIVE, -1)).withLimits(onePerAddress());
            try (var first = ask("GET /live.ogg HTTP/1.1\r\nUser-Agent: mpv\r\n\r\n")) {
                heard(first);
                try (var caller = ask("GET /live.ogg HTTP/1.1\r\nUser-Agent: curl\r\n\r\n")) {
                    assertThat(caller.hearsToTheEnd())
                            .startsWith("HTTP/1.0 429 Too Many Requests\r\n")
                            .contains("Retry-After: 30\r\n")
                            .contains("too many listeners from your address");
                }
                try (var same = ask("GET /live.ogg HTTP/1.1\r\nUser-Agent: mpv\r\n\r\n")) {
                    assertThat(heard(same)).startsWith("HTTP/1.1 200 ");
                }
            }
        }

        private Limits onePerAddress() {
            var some = config.current().limits();
            return new Limits(
                    some.clients(),
                    some.sources(),
                    1,
                    some.queueBytes(),
                    some.burst(),
                    some.headerTimeout(),
                    some.sourceTimeout());
        }

        private boolean refused(String why) throws Exception {
            try (var caller = ask("HEAD /live.ogg HTTP/1.1\r\n\r\n");
                    var other = ask("GET /live.ogg HTTP/1.1\r\nRange: bytes=0-1\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.");
                return other.hearsToTheEnd().endsWith(why);
            }
        }
    }

    @Nested
    class who_is_one_of_several_connections {
        @Test
        void is_one_session_with_the_other_and_two_listeners() throws Exception {
            config.withMounts(mount(LIVE, -1));
            try (var one = ask("GET /live.ogg HTTP/1.1\r\nUser-Agent: Safari\r\n\r\n");
                    var other = ask("GET /live.ogg HTTP/1.1\r\nUser-Agent: Safari\r\n\r\n")) {
                heard(one);
                heard(other);
                var sessions = metrics.get("floe.sessions").gauge();
                while (sessions.value() == 0) {
                    clock.timer(20, TimeUnit.MILLISECONDS).await();
                }
                assertThat(sessions.value()).isEqualTo(1);
                assertThat(metrics.get("floe.listeners").gauge().value()).isEqualTo(2);
                double person =
                        metrics.get("floe.session.seconds").functionCounter().count();
                double both =
                        metrics.get("floe.listener.seconds").functionCounter().count();
                assertThat(person).isPositive();
                assertThat(both).isGreaterThan(1.5 * person);
            }
        }
    }

    @Nested
    class who_comes_while_there_is_time {
        @Test
        void hears_the_first_byte_within_20_milliseconds() throws Exception {
            config.withMounts(mount(LIVE, -1));
            var waits = new ArrayList<Long>();
            for (int i = 0; i < 41; i++) {
                try (var caller = Caller.plain(doors.ports().getFirst())) {
                    long asked = System.nanoTime();
                    caller.says("GET /live.ogg HTTP/1.1\r\n\r\n").hears(1);
                    waits.add(System.nanoTime() - asked);
                }
            }
            assertThat(waits.stream().sorted().toList().get(waits.size() / 2))
                    .isLessThan(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Nested
    class who_asks_for_something_else {
        @Test
        void gets_two_bytes_when_it_asks_for_these() throws Exception {
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\nRange: bytes=0-1\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.1 206 ").contains("Content-Length: 2\r\n");
            }
            assertThat(room.census().listeners(LIVE)).isZero();
        }

        @Test
        void gets_the_stream_when_the_operator_wants_it_so() throws Exception {
            var mount = mount(LIVE, -1);
            config.withMounts(mount.with(mount.listeners().withoutRangeProbe()));
            try (var caller = ask("GET /live.ogg HTTP/1.1\r\nRange: bytes=0-1\r\n\r\n")) {
                assertThat(heard(caller)).startsWith("HTTP/1.1 200 OK\r\n");
            }
        }

        @Test
        void is_told_that_a_mount_plays_nothing() throws Exception {
            try (var caller = ask("GET /silent.ogg HTTP/1.1\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd())
                        .startsWith("HTTP/1.0 404 File Not Found\r\n")
                        .contains("The file you requested could not be found");
            }
        }

        @Test
        void is_told_what_may_be_asked() throws Exception {
            try (var caller = ask("OPTIONS /live.ogg HTTP/1.1\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.1 204 ").contains("Allow: GET, HEAD, OPTIONS");
            }
        }

        @Test
        void may_not_post() throws Exception {
            try (var caller = ask("POST /live.ogg HTTP/1.1\r\nContent-Length: 0\r\n\r\n")) {
                assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.0 405 ").contains("Allow: GET, HEAD, OPTIONS");
            }
        }
    }

    private Caller ask(String head) throws Exception {
        return Caller.plain(doors.ports().getFirst()).says(head);
    }

    private static String heard(Caller caller) throws Exception {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\nsound")) {
            text.append(caller.hears(1));
        }
        return text.toString();
    }

    private static MountConfig mount(MountName name, int maxListeners) {
        var mount = MountConfig.plain(name, Limits.DEFAULT);
        return mount.with(mount.listeners().withMaxListeners(maxListeners));
    }
}

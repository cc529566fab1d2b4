package floe.edge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import floe.audience.Htpasswd;
import floe.bytes.Bytes;
import floe.kit.Node;
import floe.kit.cluster.WireCodecs;
import floe.kit.directory.SettledMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.door.SettableConfig;
import floe.mount.AccessLists;
import floe.mount.Limits;
import floe.mount.ListenerLogin;
import floe.mount.MemberFile;
import floe.mount.MountConfig;
import floe.mount.MountName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Where listeners log in, one")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ListenerWhoLogsInTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final String SALT = "0123";
    /// Of «hackme».
    private static final String MD5 = "23b4222d2613a2765d4d432d2d65e88e";

    private final SettableConfig config = new SettableConfig(List.of(SettableConfig.plain()));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Vertx clock;
    private @Nullable Doors doors;
    private @Nullable ListenerRoom room;

    @BeforeEach
    void names_those_who_may(Vertx vertx) {
        WireCodecs.register(vertx);
        clock = vertx;
        config.withAccess(access("anna:" + MD5 + "\nbert:" + MD5)).withMounts(mount(false));
    }

    private void opens() {
        var node = new Node("edge-1", clock, config, SettledMounts.of(), metrics);
        var opened = new ListenerRoom(node, new OneMount(LIVE), Duration.ZERO);
        opened.ready().await();
        doors = Doors.open(clock, config, List.of(), List.of(opened), metrics).await();
        room = opened;
    }

    private int port() {
        return Objects.requireNonNull(doors).ports().getFirst();
    }

    @AfterEach
    void closes() {
        if (room != null) {
            room.stop().await();
        }
        if (doors != null) {
            doors.stop().await();
        }
    }

    @Test
    void who_is_known_is_let_in() throws Exception {
        opens();
        try (var caller = ask("anna", "hackme")) {
            assertHears(caller);
        }
    }

    @Test
    void who_says_nothing_is_asked_in_the_words_of_Icecast() throws Exception {
        opens();
        try (var caller = Caller.plain(port()).says("GET /live.ogg HTTP/1.1\r\n\r\n")) {
            assertThat(caller.hearsToTheEnd())
                    .startsWith("HTTP/1.0 401 Authentication Required\r\n")
                    .contains("\r\nWWW-Authenticate: Basic realm=\"Icecast2 Server\"\r\n")
                    .endsWith("\r\n\r\nYou need to authenticate\r\n");
        }
        assertThat(census()).isZero();
    }

    @Test
    void who_is_wrong_is_asked_again_whatever_it_asks_for() throws Exception {
        opens();
        for (var request : List.of("GET /live.ogg", "HEAD /live.ogg")) {
            for (var field : List.of("", "Range: bytes=0-1\r\n")) {
                assertAsked(request, field + credentials("anna", "other"));
                assertAsked(request, field + credentials("nobody", "hackme"));
                assertAsked(request, field + "Authorization: Basic ???\r\n");
            }
        }
    }

    @Test
    void nobody_is_let_in_as_long_as_the_file_was_never_there() throws Exception {
        config.withAccess(AccessLists.OPEN.with(List.of(new MemberFile("users", SALT, null))));
        opens();
        assertAsked("GET /live.ogg", credentials("anna", "hackme"));
    }

    @Test
    void nobody_is_let_in_as_long_as_the_list_cannot_be_had() throws Exception {
        config.withoutFiles();
        opens();
        assertAsked("GET /live.ogg", credentials("anna", "hackme"));
    }

    @Nested
    class who_listens {
        @Test
        void stays_when_the_file_changes_which_counts_for_the_next() throws Exception {
            config.withMounts(mount(true));
            opens();
            try (var caller = ask("anna", "hackme")) {
                assertHears(caller);
                config.withAccess(access("bert:" + MD5));
                while (status("anna") == 200) {
                    clock.timer(20, TimeUnit.MILLISECONDS).await();
                }
                assertThat(status("bert")).isEqualTo(200);
                assertThat(census()).isOne();
            }
        }

        @Test
        void cannot_a_second_time_under_its_name() throws Exception {
            opens();
            try (var first = ask("anna", "hackme")) {
                assertHears(first);
                assertAsked("GET /live.ogg", "User-Agent: other\r\n" + credentials("anna", "hackme"));
                try (var other = ask("bert", "hackme")) {
                    assertHears(other);
                }
            }
            while (status("anna") != 200) {
                clock.timer(20, TimeUnit.MILLISECONDS).await();
            }
            try (var again = ask("anna", "hackme")) {
                assertHears(again);
            }
        }

        @Test
        void can_where_the_operator_lets_it() throws Exception {
            config.withMounts(mount(true));
            opens();
            try (var first = ask("anna", "hackme")) {
                assertHears(first);
                try (var second = says("User-Agent: other\r\n" + credentials("anna", "hackme"))) {
                    assertHears(second);
                }
            }
        }

        @Test
        void can_with_the_second_connection_of_its_own_player() throws Exception {
            opens();
            try (var first = ask("anna", "hackme");
                    var second = ask("anna", "hackme")) {
                assertHears(first);
                assertHears(second);
                assertAsked("GET /live.ogg", credentials("anna", "hackme"));
            }
        }
    }

    private AccessLists access(String users) {
        var file = Htpasswd.read(Bytes.latin1(users)).salted(SALT);
        return AccessLists.OPEN.with(List.of(new MemberFile("users", SALT, config.file("/htpasswd/users", file))));
    }

    private static MountConfig mount(boolean together) {
        var mount = MountConfig.plain(LIVE, Limits.DEFAULT);
        return mount.with(mount.listeners().withLogin(new ListenerLogin.Listed("users", together)));
    }

    private int census() {
        return room == null ? 0 : room.census().listeners(LIVE);
    }

    /// The status that a user of this name gets.
    private int status(String user) throws Exception {
        try (var caller = Caller.plain(port())
                .says("HEAD /live.ogg HTTP/1.1\r\nUser-Agent: other\r\n" + credentials(user, "hackme") + "\r\n")) {
            return Integer.parseInt(caller.hearsToTheEnd().substring(9, 12));
        }
    }

    private void assertAsked(String request, String fields) throws Exception {
        try (var caller = Caller.plain(port()).says(request + " HTTP/1.1\r\n" + fields + "\r\n")) {
            assertThat(caller.hearsToTheEnd()).as(request + " " + fields).startsWith("HTTP/1.0 401 ");
        }
    }

    private static void assertHears(Caller caller) throws Exception {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\nsound")) {
            var more = caller.hears(1);
            assertThat(more).as("what follows %s", text).isNotEmpty();
            text.append(more);
        }
        assertThat(text.toString()).startsWith("HTTP/1.1 200 OK\r\n");
    }

    private Caller ask(String user, String password) throws Exception {
        return says(credentials(user, password));
    }

    private Caller says(String fields) throws Exception {
        return Caller.plain(port()).says("GET /live.ogg HTTP/1.1\r\n" + fields + "\r\n");
    }

    private static String credentials(String user, String password) {
        var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(both) + "\r\n";
    }
}

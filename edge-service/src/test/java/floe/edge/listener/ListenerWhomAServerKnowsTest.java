package floe.edge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.Node;
import floe.kit.cluster.WireCodecs;
import floe.kit.directory.SettledMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.door.SettableConfig;
import floe.mount.Limits;
import floe.mount.ListenerLogin;
import floe.mount.ListenerLogin.Account;
import floe.mount.ListenerLogin.Yes;
import floe.mount.MountConfig;
import floe.mount.MountName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where a server says who may listen, one")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ListenerWhomAServerKnowsTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final String YES = "HTTP/1.1 200 OK\r\nIcecast-Auth-User: 1\r\n";
    private static final String ASKED = "GET /live.ogg?key=1 HTTP/1.1\r\n\r\n";

    private final SettableConfig config = new SettableConfig(List.of(SettableConfig.plain()));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final AtomicReference<BiConsumer<NetSocket, String>> behaviour =
            new AtomicReference<>((socket, _) -> socket.write(YES + "\r\n"));
    private NetServer server;
    private Doors doors;
    private ListenerRoom room;

    @BeforeEach
    void opens(Vertx vertx) {
        WireCodecs.register(vertx);
        server = vertx.createNetServer().connectHandler(this::serve);
        server.listen(0, "127.0.0.1").await();
        config.withMounts(mount(null, false));
        var node = new Node("edge-1", vertx, config, SettledMounts.of(), metrics);
        room = new ListenerRoom(node, new OneMount(LIVE), Duration.ZERO);
        doors = Doors.open(vertx, config, List.of(), List.of(room), metrics).await();
    }

    @AfterEach
    void closes() {
        room.stop().await();
        doors.stop().await();
        server.close().await();
    }

    /// Answers once the form is whole.
    private void serve(NetSocket socket) {
        var said = Buffer.buffer();
        socket.handler(more -> {
            said.appendBuffer(more);
            var text = said.toString();
            int body = text.indexOf("\r\n\r\n") + 4;
            var length = text.replaceAll("(?is).*\r\ncontent-length: (\\d+).*", "$1");
            if (body > 3 && text.length() - body >= Integer.parseInt(length)) {
                asked.add(text);
                behaviour.get().accept(socket, text);
            }
        });
    }

    @Test
    void whom_it_knows_is_let_in_and_told_of_when_it_has_gone() throws Exception {
        try (var caller = ask(ASKED)) {
            assertHears(caller);
            assertThat(take())
                    .startsWith("POST /add?secret=1 HTTP/1.1\r\n")
                    .contains("Authorization: Basic Og==\r\n")
                    .contains("User-Agent: Floe\r\n")
                    .contains("\r\n\r\naction=listener_add&server=radio%2eexample&port=")
                    .endsWith("&mount=%2flive%2eogg%3fkey%3d1&user=&pass=&ip=127%2e0%2e0%2e1&agent=-");
        }
        assertThat(take())
                .startsWith("POST /remove HTTP/1.1\r\n")
                .contains("\r\n\r\naction=listener_remove&")
                .containsPattern("&duration=\\d+&");
    }

    @Test
    void says_who_it_is_to_that_server_unless_we_have_an_account_there() throws Exception {
        try (var caller = ask("GET /live.ogg HTTP/1.1\r\nAuthorization: Basic YTpi\r\n\r\n")) {
            assertHears(caller);
            assertThat(take()).contains("Authorization: Basic YTpi\r\n", "&user=a&pass=b&");
        }
        take();
        config.withMounts(mount(new Account("floe", "x"), false));
        try (var caller = ask("GET /live.ogg HTTP/1.1\r\nAuthorization: Basic YTpi\r\n\r\n")) {
            assertHears(caller);
            assertThat(take()).contains("Authorization: Basic ZmxvZTp4\r\n", "&user=a&pass=b&");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nicecast-auth-user: 0\r\n\r\n",
                YES + "Icecast-Auth-User: 1\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /other\r\nicecast-auth-user: 1\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\n\r\n",
                YES,
                "SSH-2.0-x\r\nicecast-auth-user: 1\r\n\r\n",
                ""
            })
    void who_is_not_clearly_known_is_asked_again(String answer) throws Exception {
        behaviour.set((socket, _) -> socket.end(Buffer.buffer(answer)));
        assertAsked();
    }

    @Test
    void nobody_is_let_in_by_a_head_without_end() throws Exception {
        behaviour.set((socket, _) -> socket.write(YES + "x: " + "y".repeat(100_000) + "\r\n\r\n"));
        assertAsked();
    }

    @Test
    void nobody_is_let_in_by_a_server_that_is_silent_or_away() throws Exception {
        behaviour.set((_, _) -> {});
        assertAsked();
        server.close().await();
        assertAsked();
    }

    @Test
    void whoever_comes_is_let_in_while_the_server_is_away_where_the_operator_wants_that() throws Exception {
        config.withMounts(mount(null, true));
        behaviour.set((socket, _) -> socket.close());
        try (var caller = ask(ASKED)) {
            assertHears(caller);
        }
    }

    @Test
    void who_is_let_in_for_a_time_is_let_go_after_it() throws Exception {
        behaviour.set((socket, _) -> socket.write(YES + "icecast-auth-timelimit: 1\r\n\r\n"));
        try (var caller = ask(ASKED)) {
            assertHears(caller);
            assertThat(caller.isLetGo()).isTrue();
        }
        take();
        assertThat(take()).containsPattern("&duration=[1-9]\\d*&");
    }

    @Test
    void who_waits_keeps_nobody_else_waiting() throws Exception {
        behaviour.set((socket, text) -> {
            if (text.contains("key%3d2")) {
                socket.write(YES + "\r\n");
            }
        });
        try (var waiting = ask(ASKED);
                var other = ask("GET /live.ogg?key=2 HTTP/1.1\r\n\r\n")) {
            assertThat(take()).contains("listener_add");
            assertHears(other);
            assertThat(waiting.socket().getInputStream().available()).isZero();
        }
    }

    @Test
    void who_leaves_while_it_waits_is_forgotten_and_told_of() throws Exception {
        var socket = new LinkedBlockingQueue<NetSocket>();
        behaviour.set((asker, text) -> {
            if (text.contains("listener_add")) {
                socket.add(asker);
            }
        });
        var caller = ask(ASKED);
        take();
        caller.close();
        var asker = socket.take();
        asker.write(YES + "\r\n");
        assertThat(take()).contains("listener_remove");
        assertThat(room.census().listeners(LIVE)).isZero();
    }

    private MountConfig mount(@Nullable Account account, boolean innocent) {
        var at = "http://127.0.0.1:" + server.actualPort();
        var mount = MountConfig.plain(LIVE, Limits.DEFAULT);
        return mount.with(mount.listeners()
                .withLogin(new ListenerLogin.Asked(
                        at + "/add?secret=1",
                        at + "/remove",
                        account,
                        Yes.USUAL,
                        "icecast-auth-timelimit",
                        List.of(),
                        "",
                        Duration.ofMillis(1_500),
                        innocent,
                        true)));
    }

    private String take() throws Exception {
        var text = asked.poll(20, TimeUnit.SECONDS);
        assertThat(text).isNotNull();
        return String.valueOf(text);
    }

    private void assertAsked() throws Exception {
        try (var caller = ask(ASKED)) {
            assertThat(caller.hearsToTheEnd())
                    .startsWith("HTTP/1.0 401 Authentication Required\r\n")
                    .endsWith("You need to authenticate\r\n");
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

    private Caller ask(String head) throws Exception {
        return Caller.plain(doors.ports().getFirst()).says(head);
    }
}

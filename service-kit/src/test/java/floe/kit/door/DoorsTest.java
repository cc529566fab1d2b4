package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.mount.ListenSocket;
import floe.mount.MountName;
import floe.mount.TlsFiles;
import floe.mount.TlsMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The doors")
@ExtendWith(VertxExtension.class)
class DoorsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final Promise<Visitor> guest = Promise.promise();
    private Vertx vertx;
    private @Nullable Doors doors;

    @BeforeEach
    void given(Vertx vertx) {
        this.vertx = vertx;
    }

    @AfterEach
    void close() {
        if (doors != null) {
            doors.stop().await();
        }
    }

    private Doors doors() {
        return Objects.requireNonNull(doors);
    }

    private Caller atPlainDoor() throws IOException {
        return Caller.plain(doors().ports().getFirst());
    }

    private SettableConfig open(SettableConfig config) {
        doors = Doors.open(vertx, config, List.of(), List.of(this::echo, this::ask, this::stay), metrics)
                .await();
        return config;
    }

    /// Says what it was asked for.
    private boolean echo(Visitor visitor) {
        threads.add(Thread.currentThread().getName());
        if (!visitor.head().path().startsWith("/echo")) {
            return false;
        }
        var rest = visitor.rest().text(StandardCharsets.ISO_8859_1);
        Farewell.say(visitor.socket(), Bytes.latin1(visitor.head().target() + " " + rest + " tls=" + visitor.tls()));
        return true;
    }

    /// Asks who it is, and lets it try again.
    private boolean ask(Visitor visitor) {
        boolean takes = visitor.head().path().equals("/probe");
        if (takes) {
            visitor.answer(new IcecastReplies("Floe", List.of()).unauthorised(Instant.now()));
        }
        return takes;
    }

    /// Keeps the visitor and says nothing.
    private boolean stay(Visitor visitor) {
        if (visitor.head().path().equals("/broken")) {
            throw new IllegalStateException("a room that fails");
        }
        boolean takes = visitor.head().path().equals("/stay");
        if (takes) {
            guest.tryComplete(visitor);
        }
        return takes;
    }

    @Nested
    class on_a_plain_socket {
        @BeforeEach
        void open() {
            DoorsTest.this.open(new SettableConfig(List.of(SettableConfig.plain())));
        }

        @Test
        void lead_a_visitor_to_the_room_that_takes_it_with_all_that_it_said() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("GET /echo?a HTTP/1.0\r\n\r\nmore");
                assertThat(caller.hearsToTheEnd()).isEqualTo("/echo?a more tls=false");
            }
        }

        @Test
        void answer_404_where_no_room_takes_a_visitor() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("GET /nobody HTTP/1.1\r\n\r\n");
                assertThat(caller.hearsToTheEnd())
                        .startsWith("HTTP/1.0 404 File Not Found\r\nServer: Floe\r\nConnection: Close\r\n")
                        .endsWith("<b>404 - The file you requested could not be found</b></body></html>\r\n");
            }
        }

        @Test
        void answer_500_where_a_room_fails() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("GET /broken HTTP/1.1\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.0 500 Internal Server Error\r\n");
            }
        }

        @Test
        void refuse_a_bad_head_so_that_even_who_goes_on_talking_hears_why() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("GET /../a HTTP/1.1\r\n\r\n").says("x".repeat(100_000));
                assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.0 400 Bad Request\r\n");
            }
        }

        @Test
        void refuse_a_body_whose_end_nobody_can_tell() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("PUT /stay HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.0 400 Bad Request\r\n");
            }
        }

        @Test
        void close_without_a_word_on_what_is_not_http() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("\u0016\u0003\u0001\u0002\u0000");
                assertThat(caller.hearsToTheEnd()).isEmpty();
            }
        }

        @Test
        void close_who_is_slow_with_the_head_even_when_bytes_drip() throws Exception {
            try (var silent = atPlainDoor();
                    var dripping = atPlainDoor()) {
                var start = Instant.now();
                assertThat(silent.hearsToTheEnd()).isEmpty();
                while (Duration.between(start, Instant.now()).toMillis() < 500) {
                    dripping.says("G");
                    Thread.onSpinWait();
                }
                assertThat(dripping.isLetGo()).isTrue();
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
            }
        }

        @Test
        void let_a_visitor_stay_longer_than_the_header_timeout() throws Exception {
            try (var staying = atPlainDoor();
                    var silent = atPlainDoor()) {
                staying.says("GET /stay HTTP/1.1\r\n\r\n");
                var visitor = guest.future().await(5, TimeUnit.SECONDS);
                assertThat(silent.hearsToTheEnd()).isEmpty();
                Farewell.say(visitor.socket(), Bytes.latin1("bye"));
                assertThat(staying.hearsToTheEnd()).isEqualTo("bye");
            }
        }

        @Test
        void cut_off_within_5_s_who_does_not_read_the_last_words() throws Exception {
            try (var deaf = atPlainDoor()) {
                deaf.says("GET /stay HTTP/1.1\r\n\r\n");
                var visitor = guest.future().await(5, TimeUnit.SECONDS);
                var closed = Promise.<Void>promise();
                visitor.socket().closeHandler(_ -> closed.complete());
                Farewell.say(visitor.socket(), Bytes.wrap(new byte[16 << 20]));
                closed.future().await(7, TimeUnit.SECONDS);
            }
        }

        @Test
        void serve_visitors_on_every_event_loop() throws Exception {
            for (int i = 0; i < 64; i++) {
                try (var caller = atPlainDoor()) {
                    caller.says("GET /echo HTTP/1.0\r\n\r\n").hearsToTheEnd();
                }
            }
            assertThat(threads).hasSizeGreaterThan(1);
        }

        @Test
        void have_a_real_port() {
            assertThat(doors().ports()).hasSize(1).allMatch(port -> port > 0);
        }
    }

    @Nested
    class when_the_configuration_changes {
        private SettableConfig config;

        @BeforeEach
        void open() {
            config = DoorsTest.this.open(new SettableConfig(List.of(SettableConfig.plain())));
        }

        @Test
        void close_a_socket_that_is_gone_and_keep_its_connections() throws Exception {
            int old = doors().ports().getFirst();
            try (var staying = atPlainDoor()) {
                staying.says("GET /stay HTTP/1.1\r\n\r\n");
                var visitor = guest.future().await(5, TimeUnit.SECONDS);
                config.withSockets(ListenSocket.plain("127.0.0.1", 0).withSendBuffer(65536));
                awaitRefusal(old);
                Farewell.say(visitor.socket(), Bytes.latin1("still here"));
                assertThat(staying.hearsToTheEnd()).isEqualTo("still here");
            }
            try (var caller = Caller.plain(awaitPortOtherThan(old))) {
                caller.says("GET /echo HTTP/1.0\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).startsWith("/echo");
            }
        }

        @Test
        void open_the_same_port_with_other_settings() throws Exception {
            int port = freePort();
            config.withSockets(ListenSocket.plain("127.0.0.1", port));
            awaitPort(port);
            try (var staying = Caller.plain(port)) {
                staying.says("GET /stay HTTP/1.1\r\n\r\n");
                var visitor = guest.future().await(5, TimeUnit.SECONDS);
                config.withSockets(ListenSocket.plain("127.0.0.1", port).withSendBuffer(65536));
                Future.future(p -> vertx.setTimer(1000, _ -> p.complete())).await();
                try (var caller = Caller.plain(port)) {
                    caller.says("GET /echo HTTP/1.0\r\n\r\n");
                    assertThat(caller.hearsToTheEnd()).startsWith("/echo");
                }
                Farewell.say(visitor.socket(), Bytes.latin1("still here"));
                assertThat(staying.hearsToTheEnd()).isEqualTo("still here");
            }
        }

        @Test
        void open_a_socket_when_whoever_had_its_port_has_gone() throws Exception {
            int port;
            try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = other.getLocalPort();
                config.withSockets(SettableConfig.plain(), ListenSocket.plain("127.0.0.1", port));
                Future.future(p -> vertx.setTimer(1500, _ -> p.complete())).await();
                assertThat(doors().areAllOpen()).isFalse();
                assertThat(doors().ports()).hasSize(1);
            }
            awaitPort(port);
            assertThat(doors().areAllOpen()).isTrue();
        }

        private int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        private void awaitPort(int port) {
            while (!doors().ports().contains(port)) {
                Thread.onSpinWait();
            }
        }

        private int awaitPortOtherThan(int old) {
            while (doors().ports().isEmpty() || doors().ports().getFirst() == old) {
                Thread.onSpinWait();
            }
            return doors().ports().getFirst();
        }

        private void awaitRefusal(int port) throws IOException {
            while (true) {
                try (var _ = Caller.plain(port)) {
                    Thread.onSpinWait();
                } catch (ConnectException _) {
                    return;
                } catch (SocketException _) {
                    // The kernel had accepted it when the socket was closed: reset, not refused yet.
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Nested
    class where_a_visitor_asks_again {
        private static final String PROBE =
                "PUT /probe HTTP/1.1\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n";

        @BeforeEach
        void open() {
            DoorsTest.this.open(new SettableConfig(List.of(SettableConfig.plain())));
        }

        private String headFrom(Caller caller) throws IOException {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append(caller.hears(1));
            }
            return head.toString();
        }

        @Test
        void answer_for_the_server_as_a_whole_and_read_on() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("OPTIONS * HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: TLS/1.0, HTTP/1.1\r\n\r\n");
                assertThat(headFrom(caller))
                        .startsWith("HTTP/1.0 200 OK\r\n")
                        .contains("\r\nConnection: Keep-Alive\r\n")
                        .contains("\r\nAllow: GET, HEAD, OPTIONS, PUT, SOURCE\r\n")
                        .contains("\r\nContent-Length: 0\r\n");
                caller.says("GET /echo HTTP/1.0\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).isEqualTo("/echo  tls=false");
            }
        }

        @Test
        void lead_it_to_a_room_that_may_give_it_back_with_all_that_it_said() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says(PROBE + "GET /echo HTTP/1.0\r\n\r\nmore");
                assertThat(caller.hearsToTheEnd())
                        .startsWith("HTTP/1.0 401 Authentication Required\r\n")
                        .contains("\r\nConnection: Keep-Alive\r\n")
                        .contains("\r\nContent-Length: 26\r\n")
                        .endsWith("You need to authenticate\r\n/echo more tls=false");
            }
        }

        @Test
        void send_it_away_after_its_eighth_request() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says(PROBE.repeat(20));
                var replies = caller.hearsToTheEnd().split("HTTP/1.0 401", -1);
                assertThat(replies).hasSize(1 + 8);
                assertThat(replies[7]).contains("Connection: Keep-Alive");
                assertThat(replies[8]).contains("Connection: Close");
            }
        }

        @Test
        void send_it_away_when_its_next_head_does_not_come() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says(PROBE);
                headFrom(caller);
                caller.hears(26);
                assertThat(caller.isLetGo()).isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "PUT /probe HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                    "PUT /probe HTTP/1.1\r\nContent-Length: 0\r\nConnection: close, Keep-Alive\r\n\r\n",
                    "PUT /probe HTTP/1.1\r\nConnection: Keep-Alive\r\n\r\n",
                    "PUT /probe HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\n",
                    "OPTIONS * HTTP/1.1\r\n\r\n",
                })
        void send_it_away_at_once_unless_it_wants_to_stay_and_has_said_all(String request) throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says(request);
                assertThat(caller.hearsToTheEnd()).contains("\r\nConnection: Close\r\n");
            }
        }
    }

    @Nested
    class for_SHOUTcast_sources {
        @BeforeEach
        void open() {
            var socket = SettableConfig.plain().withShoutcast(true, new MountName("/dj"));
            DoorsTest.this.open(new SettableConfig(List.of(socket)));
        }

        @Test
        void lead_one_to_a_room_by_its_password() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("/echo:secret\r\nicy-name:x\r\n");
                assertThat(caller.hearsToTheEnd()).isEqualTo("/echo icy-name:x\r\n tls=false");
            }
        }

        @Test
        void send_one_away_without_a_word_when_no_room_takes_it() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("secret\n");
                assertThat(caller.hearsToTheEnd()).isEmpty();
            }
        }

        @Test
        void answer_requests_too() throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says("GET /echo HTTP/1.0\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).isEqualTo("/echo  tls=false");
            }
        }

        /// A-016 of the catalogue of bad input: closed at once, or when the time for a head is over.
        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "sec\0ret\n", "secret", "\r", "secret\r"})
        void send_away_who_says_no_password(String line) throws Exception {
            try (var caller = atPlainDoor()) {
                caller.says(line);
                assertThat(caller.isLetGo()).isTrue();
            }
        }
    }

    @Nested
    class with_tls_for_those_who_ask {
        private static final String UPGRADE = """
                OPTIONS * HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: TLS/1.0, HTTP/1.1\r
                \r
                """;
        private static final String SWITCHING = """
                HTTP/1.1 101 Switching Protocols\r
                Upgrade: TLS/1.0, HTTP/1.1\r
                Connection: Upgrade\r
                \r
                """;

        @TempDir
        private Path folder;

        private final TestCa ca;

        with_tls_for_those_who_ask() throws Exception {
            ca = new TestCa();
        }

        private void open(TlsMode mode) throws Exception {
            var files = TestCa.apart(folder, ca.issue("first"));
            var socket = ListenSocket.of("127.0.0.1", 0, mode);
            var patience = Duration.ofSeconds(10);
            DoorsTest.this.open(new SettableConfig(List.of(socket), patience).withTls(files));
        }

        private Caller overTls() throws Exception {
            return Caller.tls(doors().ports().getFirst(), ca.trust());
        }

        @Test
        void take_the_first_byte_of_a_handshake_for_one() throws Exception {
            open(TlsMode.AUTO);
            try (var secret = overTls();
                    var plain = atPlainDoor()) {
                secret.says("GET /echo HTTP/1.1\r\n\r\n");
                plain.says("GET /echo HTTP/1.1\r\n\r\nmore");
                assertThat(secret.hearsToTheEnd()).isEqualTo("/echo  tls=true");
                assertThat(plain.hearsToTheEnd()).isEqualTo("/echo more tls=false");
                assertThat(secret.shown()).isEqualTo("CN=first");
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"AUTO", "AUTO_NO_PLAIN", "UPGRADE"})
        void go_over_to_it_within_HTTP_and_answer_there(TlsMode mode) throws Exception {
            open(mode);
            try (var plain = atPlainDoor()) {
                plain.says(UPGRADE);
                assertThat(plain.hears(SWITCHING.length())).isEqualTo(SWITCHING);
                try (var secret = plain.goesOverToTls(ca.trust())) {
                    secret.says("GET /echo HTTP/1.1\r\n\r\n");
                    assertThat(secret.hearsToTheEnd())
                            .startsWith("HTTP/1.0 200 OK\r\n")
                            .contains("\r\nConnection: Keep-Alive\r\n")
                            .endsWith("\r\n\r\n/echo  tls=true");
                }
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"OFF", "ON"})
        void never_go_over_to_it_elsewhere(TlsMode mode) throws Exception {
            open(mode);
            try (var caller = mode == TlsMode.ON ? overTls() : atPlainDoor()) {
                caller.says(UPGRADE);
                assertThat(caller.hears(12)).isEqualTo("HTTP/1.0 200");
            }
        }

        @Test
        void answer_426_where_nothing_is_answered_in_plain() throws Exception {
            open(TlsMode.AUTO_NO_PLAIN);
            try (var caller = atPlainDoor()) {
                caller.says("GET /echo HTTP/1.1\r\n\r\n");
                assertThat(caller.hearsToTheEnd())
                        .startsWith("HTTP/1.0 426 Upgrade Required\r\n")
                        .contains("\r\nUpgrade: TLS/1.0, HTTP/1.1\r\n");
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"OFF", "UPGRADE"})
        void close_when_a_handshake_comes_where_none_is_due(TlsMode mode) throws Exception {
            open(mode);
            assertThatThrownBy(this::overTls).isInstanceOf(IOException.class);
        }

        @Test
        void show_a_new_certificate_within_2_s() throws Exception {
            open(TlsMode.AUTO);
            TestCa.apart(folder, ca.issue("second"));
            var deadline = Instant.now().plusSeconds(8);
            var shown = "";
            while (!shown.equals("CN=second") && Instant.now().isBefore(deadline)) {
                try (var caller = overTls()) {
                    shown = caller.shown();
                }
            }
            assertThat(shown).isEqualTo("CN=second");
        }

        @Test
        void let_go_who_begins_a_handshake_and_stops() throws Exception {
            var files = TestCa.apart(folder, ca.issue("first"));
            DoorsTest.this.open(
                    new SettableConfig(List.of(ListenSocket.of("127.0.0.1", 0, TlsMode.AUTO))).withTls(files));
            try (var caller = atPlainDoor()) {
                caller.says("\u0016\u0003\u0001");
                assertThat(caller.isLetGo()).isTrue();
            }
        }
    }

    @Nested
    class with_tls {
        @TempDir
        private Path folder;

        private final TestCa ca;

        with_tls() throws Exception {
            ca = new TestCa();
        }

        private void open(TlsFiles files) {
            var sockets = List.of(SettableConfig.tls());
            DoorsTest.this.open(new SettableConfig(sockets, Duration.ofSeconds(10)).withTls(files));
        }

        private Caller atTlsDoor() throws Exception {
            return Caller.tls(doors().ports().getFirst(), ca.trust());
        }

        @Test
        void show_a_certificate_and_serve_in_secret() throws Exception {
            open(TestCa.apart(folder, ca.issue("first")));
            try (var caller = atTlsDoor()) {
                caller.says("GET /echo HTTP/1.1\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).isEqualTo("/echo  tls=true");
                assertThat(caller.shown()).isEqualTo("CN=first");
            }
        }

        @Test
        void take_icecasts_single_file() throws Exception {
            open(TestCa.combined(folder, ca.issue("both")));
            try (var caller = atTlsDoor()) {
                assertThat(caller.shown()).isEqualTo("CN=both");
            }
        }

        @Test
        void show_a_new_certificate_within_2_s_and_keep_the_connections() throws Exception {
            open(TestCa.apart(folder, ca.issue("first")));
            try (var staying = atTlsDoor()) {
                staying.says("GET /stay HTTP/1.1\r\n\r\n");
                var visitor = guest.future().await(5, TimeUnit.SECONDS);
                TestCa.apart(folder, ca.issue("second"));
                awaitShown("CN=second");
                Farewell.say(visitor.socket(), Bytes.latin1("still here"));
                assertThat(staying.hearsToTheEnd()).isEqualTo("still here");
            }
        }

        private void awaitShown(String name) throws Exception {
            var deadline = Instant.now().plusSeconds(8);
            var shown = "";
            while (!shown.equals(name) && Instant.now().isBefore(deadline)) {
                try (var caller = atTlsDoor()) {
                    shown = caller.shown();
                }
            }
            assertThat(shown).isEqualTo(name);
        }

        @Test
        void keep_the_old_certificate_when_the_new_key_does_not_fit() throws Exception {
            open(TestCa.apart(folder, ca.issue("first")));
            Files.writeString(folder.resolve("cert.pem"), ca.issue("stranger").getCertificatePathPEM());
            staysAsItIs();
        }

        @Test
        void keep_the_old_certificate_when_the_new_one_has_gone_by() throws Exception {
            open(TestCa.apart(folder, ca.issue("first")));
            TestCa.apart(folder, ca.issue("late", Instant.now().minusSeconds(60)));
            staysAsItIs();
        }

        @Test
        void keep_the_old_certificate_when_the_files_are_gone_or_rubbish() throws Exception {
            open(TestCa.apart(folder, ca.issue("first")));
            Files.writeString(folder.resolve("cert.pem"), "rubbish");
            Files.delete(folder.resolve("key.pem"));
            staysAsItIs();
        }

        /// Three looks at the files later. (A change that nobody may see can only be waited for.)
        private void staysAsItIs() throws Exception {
            Future.future(p -> vertx.setTimer(3500, _ -> p.complete())).await();
            try (var caller = atTlsDoor()) {
                assertThat(caller.shown()).isEqualTo("CN=first");
            }
        }

        @Test
        void open_even_with_a_certificate_that_has_gone_by() throws Exception {
            open(TestCa.apart(folder, ca.issue("late", Instant.now().minusSeconds(60))));
            assertThat(metrics.get("floe.tls.expiry.seconds").gauge().value()).isNegative();
        }

        @Test
        void tell_how_long_the_certificate_is_good() throws Exception {
            open(TestCa.apart(folder, ca.issue("first")));
            assertThat(metrics.get("floe.tls.expiry.seconds").gauge().value()).isBetween(3000.0, 3600.0);
        }

        @Test
        void answer_nothing_but_tls() throws Exception {
            open(TestCa.apart(folder, ca.issue("first")));
            try (var caller = atPlainDoor()) {
                caller.says("GET /echo HTTP/1.0\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).doesNotContain("/echo");
            }
        }
    }
}

package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.bytes.Bytes;
import floe.mount.ListenSocket;
import floe.mount.TlsFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ConnectException;
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
        doors = Doors.open(vertx, config, List.of(), List.of(this::echo, this::stay), metrics)
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
    class with_tls {
        @TempDir
        private Path folder;

        private final TestCa ca;

        with_tls() throws Exception {
            ca = new TestCa();
        }

        private void open(TlsFiles files) {
            DoorsTest.this.open(new SettableConfig(List.of(SettableConfig.tls())).withTls(files));
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
        void do_not_open_without_a_certificate() {
            assertThatThrownBy(() -> open(new TlsFiles("/nowhere/cert.pem", "/nowhere/key.pem")))
                    .hasMessageContaining("/nowhere/cert.pem");
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

package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.bytes.Bytes;
import floe.mount.ListenSocket;
import floe.mount.TlsFiles;
import floe.mount.TlsMode;
import floe.mount.TlsProfile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// F17, F18 of the matrix of failures.
@DisplayName("Doors whose certificate changes")
@ExtendWith(VertxExtension.class)
class CertificatesTest {
    private static final Duration OFTEN = Duration.ofMillis(10);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TestCa ca;
    private Vertx vertx;
    private @Nullable Doors doors;

    @TempDir
    private Path folder;

    CertificatesTest() throws Exception {
        ca = new TestCa();
    }

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

    private SettableConfig open(TlsFiles files, ListenSocket... sockets) {
        var config = new SettableConfig(List.of(sockets), Duration.ofSeconds(10)).withTls(files);
        doors = Doors.open(vertx, config, List.of(), false, List.of(CertificatesTest::echo), OFTEN, metrics)
                .await();
        return config;
    }

    /// Answers at once, or never.
    private static boolean echo(Visitor visitor) {
        if (visitor.head().path().equals("/stay")) {
            visitor.socket().handler(buffer -> visitor.socket().write(buffer)).resume();
        } else {
            Farewell.say(visitor.socket(), Bytes.latin1("tls=" + visitor.tls()));
        }
        return true;
    }

    private int port() {
        return Objects.requireNonNull(doors).ports().getFirst();
    }

    private String shown() throws Exception {
        try (var caller = Caller.tls(port(), ca.trust())) {
            return caller.shown();
        }
    }

    private double count(String result) {
        return metrics.get("floe.tls.reloads").tag("result", result).counter().count();
    }

    private static void await(Callable<Boolean> cameTrue) throws Exception {
        var deadline = Instant.now().plusSeconds(10);
        while (!cameTrue.call()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void lose_nobody_and_refuse_nobody_in_a_hundred_changes_under_load() throws Exception {
        open(TestCa.combined(folder, ca.issue("0")), SettableConfig.tls());
        var over = new AtomicBoolean();
        var heard = new LinkedBlockingQueue<String>();
        try (var staying = Caller.tls(port(), ca.trust());
                var callers = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable _ = () -> over.set(true)) {
            staying.says("GET /stay HTTP/1.0\r\n\r\n");
            for (int i = 0; i < 2; i++) {
                callers.execute(() -> {
                    while (!over.get()) {
                        heard.add(call());
                    }
                });
            }
            for (int i = 1; i <= 100; i++) {
                TestCa.combined(folder, ca.issue(Integer.toString(i)));
                for (var name = ""; !name.equals("CN=" + i); ) {
                    name = heard.poll(10, TimeUnit.SECONDS);
                    assertThat(name).startsWith("CN=");
                }
            }
            assertThat(staying.says("still here").hears(10)).isEqualTo("still here");
        }
        assertThat(count("renewed")).isEqualTo(100);
        assertThat(count("refused")).isZero();
        assertThat(metrics.get("floe.tls.handshakes")
                        .tag("result", "failed")
                        .counter()
                        .count())
                .isZero();
    }

    /// The certificate that was shown, or what was wrong.
    private String call() {
        try (var caller = Caller.tls(port(), ca.trust())) {
            var answer = caller.says("GET / HTTP/1.0\r\n\r\n").hearsToTheEnd();
            return answer.equals("tls=true") ? caller.shown() : answer;
        } catch (Exception e) {
            return e.toString();
        }
    }

    @Test
    void keep_the_old_one_and_count_a_bad_one_once() throws Exception {
        open(TestCa.combined(folder, ca.issue("first")), SettableConfig.tls());
        TestCa.write(folder.resolve("icecast.pem"), ca.issue("stranger").getCertificatePathPEM());
        await(() -> count("refused") == 1);
        assertThat(shown()).isEqualTo("CN=first");
        TestCa.combined(folder, ca.issue("late", Instant.now().minusSeconds(60)));
        await(() -> count("refused") == 2);
        assertThat(shown()).isEqualTo("CN=first");
        TestCa.combined(folder, ca.issue("second"));
        await(() -> shown().equals("CN=second"));
        assertThat(count("refused")).isEqualTo(2);
    }

    @Test
    void follow_a_link_to_a_folder_as_Kubernetes_and_certbot_change_it() throws Exception {
        var one = Files.createDirectory(folder.resolve("one"));
        var other = Files.createDirectory(folder.resolve("other"));
        TestCa.apart(one, ca.issue("first"));
        TestCa.apart(other, ca.issue("second"));
        var link = Files.createSymbolicLink(folder.resolve("data"), one);
        open(
                TlsFiles.of(
                        link.resolve("cert.pem").toString(),
                        link.resolve("key.pem").toString()),
                SettableConfig.tls());
        assertThat(shown()).isEqualTo("CN=first");
        var next = Files.createSymbolicLink(folder.resolve("next"), other);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
        await(() -> shown().equals("CN=second"));
    }

    @Test
    void open_when_the_first_good_one_comes_and_the_plain_ones_before() throws Exception {
        var files = TestCa.combined(folder, ca.issue("first"));
        TestCa.write(folder.resolve("icecast.pem"), "not yet");
        open(files, SettableConfig.tls(), SettableConfig.plain(), socket(TlsMode.AUTO), socket(TlsMode.AUTO_NO_PLAIN));
        var open = Objects.requireNonNull(doors);
        assertThat(open.sockets()).extracting(ListenSocket::tls).containsExactly(TlsMode.OFF, TlsMode.AUTO);
        assertThat(open.areAllOpen()).isFalse();
        assertThat(count("refused")).isEqualTo(1);
        try (var caller = Caller.plain(open.ports().getLast())) {
            assertThat(caller.says("GET / HTTP/1.0\r\n\r\n").hearsToTheEnd()).isEqualTo("tls=false");
        }
        assertThatThrownBy(() -> Caller.tls(open.ports().getLast(), ca.trust())).isInstanceOf(IOException.class);
        TestCa.combined(folder, ca.issue("first"));
        await(open::areAllOpen);
        for (var port : open.ports().subList(1, 4)) {
            try (var caller = Caller.tls(port, ca.trust())) {
                assertThat(caller.shown()).isEqualTo("CN=first");
            }
        }
    }

    private static ListenSocket socket(TlsMode mode) {
        return ListenSocket.of("127.0.0.1", 0, mode);
    }

    @Test
    void do_not_look_for_one_that_nobody_needs() {
        open(TlsFiles.of("/nowhere/c.pem", "/nowhere/k.pem"), SettableConfig.plain());
        assertThat(Objects.requireNonNull(doors).areAllOpen()).isTrue();
        assertThat(count("refused")).isZero();
    }

    @Test
    void speak_another_TLS_when_they_are_told() throws Exception {
        var files = TestCa.combined(folder, ca.issue("first"));
        var config = open(files, SettableConfig.tls());
        assertThat(protocol("TLSv1.2")).isEqualTo("TLSv1.2");
        config.withTls(new TlsFiles(files.certificate(), files.key(), TlsProfile.MODERN, List.of()));
        await(() -> count("renewed") == 1);
        assertThat(protocol("TLSv1.3")).isEqualTo("TLSv1.3");
        assertThatThrownBy(() -> protocol("TLSv1.2")).isInstanceOf(IOException.class);
    }

    private String protocol(String only) throws Exception {
        try (var caller = Caller.tls(port(), ca.trust(), only)) {
            return caller.protocol();
        }
    }
}

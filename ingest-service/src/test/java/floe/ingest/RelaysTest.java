package floe.ingest;

import static floe.ingest.RelayConfigs.onDemand;
import static floe.ingest.RelayConfigs.relay;
import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.kit.door.TestCa;
import floe.mount.MasterConfig;
import floe.mount.MountName;
import floe.mount.Upstream;
import floe.wire.MountClaim;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mount that is fetched from another server")
@ExtendWith(VertxExtension.class)
class RelaysTest {
    private static final MountName NEAR = new MountName("/near.ogg");
    private static final String LOGIN = "SOURCE /near.ogg HTTP/1.0\r\n" + Encoder.basic("source", "secret")
            + "Content-Type: application/ogg\r\n\r\n";

    private final RelayConfigs config = new RelayConfigs();
    private Vertx vertx;
    private TestIngest ingest;

    @BeforeEach
    void open(Vertx someVertx) {
        vertx = someVertx;
        WireCodecs.register(vertx);
        ingest = new TestIngest(vertx, "ingest-1", config);
    }

    private MountClaim awaitClaim() throws InterruptedException {
        return ingest.await(NEAR, _ -> true);
    }

    private void awaitSilence() throws InterruptedException {
        ingest.awaitDirectory(NEAR, Optional::isEmpty);
    }

    private static void until(String what, BooleanSupplier there) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within 10 s: " + what);
            }
            Thread.sleep(5);
        }
    }

    private void awaitFailure(String reason) throws InterruptedException {
        until("a failure of the kind " + reason, () -> ingest.count("floe.relay.failures", "reason", reason) >= 1);
    }

    @Test
    void says_what_the_other_server_says_and_plays_what_it_sends() throws InterruptedException {
        config.relays(relay("/near.ogg", FarServer.playing(vertx, FarServer.OK).at("/far.ogg")));
        var claim = awaitClaim();
        assertThat(claim.contentType()).isEqualTo("application/ogg");
        assertThat(claim.headers()).containsEntry("icy-name", "Far Radio");
        var edge = new FakeEdge(vertx, "edge-1");
        edge.renew("ingest-1", NEAR, 1);
        assertThat(edge.events(20)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(ingest.metrics
                        .find("floe.relay.up")
                        .tag("mount", "/near.ogg")
                        .gauge())
                .isNotNull()
                .matches(gauge -> gauge.value() == 1);
    }

    @Test
    void is_asked_for_as_a_server_may_expect() throws InterruptedException {
        var far = FarServer.playing(vertx, FarServer.OK);
        config.relays(relay(
                "/near.ogg",
                new Upstream(
                        "127.0.0.1",
                        far.port(),
                        false,
                        "/a?b",
                        "me",
                        "pass:word",
                        null,
                        null,
                        Duration.ofSeconds(2),
                        true)));
        assertThat(far.request())
                .isEqualTo("GET /a?b HTTP/1.1\r\nHost: 127.0.0.1:" + far.port() + "\r\nUser-Agent: Floe\r\n"
                        + "Accept: */*\r\nConnection: close\r\nIcy-MetaData: 1\r\n"
                        + Encoder.basic("me", "pass:word") + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICY 200 OK\r\nicy-notice1: <BR>\r\ncontent-type: application/ogg\r\n\r\n",
                "HTTP/1.1 200 OK\n\n",
                "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: audio/ogg; codecs=opus\r\n\r\n"
            })
    void may_be_announced_in_these_ways(String head) throws InterruptedException {
        config.relays(relay("/near.ogg", FarServer.playing(vertx, head).at("/")));
        awaitClaim();
    }

    @Test
    void may_come_in_chunks() throws InterruptedException {
        var body = Buffer.buffer(OggBytes.opus(20));
        var far = FarServer.answering(
                vertx,
                socket -> socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(body.length()) + "\r\n")
                        .compose(_ -> socket.write(body))
                        .compose(_ -> socket.write("\r\n")));
        config.relays(relay("/near.ogg", far.at("/")));
        awaitClaim();
        var edge = new FakeEdge(vertx, "edge-1");
        until("all of it is there", () -> {
            var opening = edge.renew("ingest-1", NEAR, 1).opening();
            return opening != null && opening.pages().events().size() == 21;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void may_be_elsewhere(int status) throws InterruptedException {
        var far = FarServer.playing(vertx, FarServer.OK);
        var sends = FarServer.answering(
                vertx,
                socket -> socket.end(Buffer.buffer("HTTP/1.1 " + status + " Go\r\nLocation: http://127.0.0.1:"
                        + far.port() + "/there.ogg\r\n\r\n")));
        config.relays(relay(
                "/near.ogg",
                new Upstream(
                        "127.0.0.1",
                        sends.port(),
                        false,
                        "/",
                        "me",
                        "secret",
                        null,
                        null,
                        Duration.ofSeconds(2),
                        true)));
        awaitClaim();
        assertThat(sends.request()).contains("Authorization");
        assertThat(far.request()).startsWith("GET /there.ogg").doesNotContain("Authorization");
    }

    @Nested
    class over_TLS {
        @TempDir
        private Path folder;

        private FarServer far(TestCa ca) throws Exception {
            var files = TestCa.apart(folder, ca.issue("far"));
            var options = new NetServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .addCertPath(files.certificate())
                            .addKeyPath(files.key()));
            return FarServer.answering(vertx, options, socket -> FarServer.play(vertx, socket, FarServer.OK));
        }

        @Test
        void comes_from_a_server_whose_certificate_is_trusted() throws Exception {
            var far = far(new TestCa());
            config.relays(relay(
                    "/near.ogg",
                    new Upstream(
                            "127.0.0.1",
                            far.port(),
                            true,
                            "/",
                            null,
                            null,
                            null,
                            folder.resolve("cert.pem").toString(),
                            Duration.ofSeconds(5),
                            true)));
            awaitClaim();
        }

        @Test
        void does_not_come_from_another_one() throws Exception {
            var far = far(new TestCa());
            config.relays(relay("/near.ogg", far.at("/")));
            awaitFailure("unreachable");
            assertThat(far.asked()).isZero();
        }
    }

    @Nested
    class whose_server_misbehaves {
        /// The next upstream is taken instead.
        private void isGivenUp(Consumer<NetSocket> behaviour, String reason) throws InterruptedException {
            var bad = FarServer.answering(vertx, behaviour);
            var good = FarServer.playing(vertx, FarServer.OK);
            config.relays(relay("/near.ogg", bad.at("/bad.ogg"), good.at("/good.ogg")));
            awaitFailure(reason);
            until("the next upstream is asked", () -> good.asked() > 0);
            awaitClaim();
            assertThat(bad.asked()).isEqualTo(1);
        }

        @Test
        void by_a_head_without_an_end() throws InterruptedException {
            isGivenUp(
                    socket -> {
                        socket.write("HTTP/1.1 200 OK\r\n");
                        forever(socket, Buffer.buffer("icy-name: again\r\n".repeat(64)));
                    },
                    "protocol");
        }

        @Test
        void by_sending_round_in_a_circle() throws InterruptedException {
            var asked = new AtomicLong();
            var bad = FarServer.answering(vertx, socket -> {
                asked.incrementAndGet();
                socket.end(Buffer.buffer("HTTP/1.1 302 Found\r\nLocation: /round\r\n\r\n"));
            });
            config.relays(relay("/near.ogg", bad.at("/")));
            awaitFailure("redirect");
            assertThat(asked).hasValue(11);
        }

        @Test
        void by_saying_nothing_at_all() throws InterruptedException {
            isGivenUp(_ -> {}, "unreachable");
        }

        @Test
        void by_saying_nothing_behind_its_head() throws InterruptedException {
            isGivenUp(socket -> socket.write(FarServer.OK), "silent");
        }

        @Test
        void by_falling_silent() throws InterruptedException {
            isGivenUp(
                    socket -> socket.write(FarServer.OK).compose(_ -> socket.write(Buffer.buffer(OggBytes.opus(5)))),
                    "silent");
        }

        @Test
        void by_closing_at_once() throws InterruptedException {
            isGivenUp(NetSocket::close, "closed");
        }

        @Test
        void by_refusing() throws InterruptedException {
            isGivenUp(socket -> socket.end(Buffer.buffer("HTTP/1.0 404 Not Found\r\n\r\n")), "status");
        }

        @Test
        void by_speaking_another_language() throws InterruptedException {
            isGivenUp(socket -> socket.write("220 mail.example ESMTP\r\n"), "protocol");
        }

        @Test
        void by_sending_a_page_to_read() throws InterruptedException {
            isGivenUp(
                    socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"), "content-type");
        }

        @Test
        void by_breaking_its_chunks() throws InterruptedException {
            isGivenUp(
                    socket -> socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n"),
                    "protocol");
        }

        @Test
        void by_sending_as_fast_as_it_can_without_more_than_its_share() throws InterruptedException {
            var sent = new AtomicLong();
            var flood = Buffer.buffer(OggBytes.audio(0).toArray());
            var block = Buffer.buffer();
            for (int i = 0; i < 2000; i++) {
                block.appendBuffer(flood);
            }
            var bad = FarServer.answering(vertx, socket -> {
                socket.write(FarServer.OK);
                socket.write(Buffer.buffer(OggBytes.headers().toArray()));
                pour(socket, block, sent);
            });
            long before = System.nanoTime();
            config.relays(relay("/near.ogg", bad.at("/")));
            until("16 MiB are sent", () -> sent.get() > 16 << 20);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(500));
            awaitClaim();
        }

        private static void forever(NetSocket socket, Buffer block) {
            socket.write(block).onSuccess(_ -> forever(socket, block));
        }

        private static void pour(NetSocket socket, Buffer block, AtomicLong sent) {
            sent.addAndGet(block.length());
            socket.write(block).onSuccess(_ -> pour(socket, block, sent));
        }
    }

    @Nested
    class on_demand {
        @Test
        void is_looked_at_once_and_then_only_offered() throws InterruptedException {
            var far = FarServer.playing(vertx, FarServer.OK);
            config.relays(onDemand("/near.ogg", far.at("/")));
            far.request();
            until(
                    "an offer with its words",
                    () -> ingest.node
                            .directory()
                            .offerOf(NEAR)
                            .filter(offer -> offer.headers().containsKey("icy-name"))
                            .isPresent());
            assertThat(ingest.node.directory().claimOf(NEAR)).isEmpty();
            assertThat(far.asked()).isZero();
        }

        @Test
        void begins_with_a_lease_and_ends_when_nobody_renews_it() throws InterruptedException {
            config.relays(
                    onDemand("/near.ogg", FarServer.playing(vertx, FarServer.OK).at("/")));
            until("an offer", () -> ingest.node.directory().offerOf(NEAR).isPresent());
            var edge = new FakeEdge(vertx, "edge-1");
            assertThat(edge.renew("ingest-1", NEAR, 1).carried()).isFalse();
            awaitClaim();
            assertThat(edge.renew("ingest-1", NEAR, 1).carried()).isTrue();
            long before = System.nanoTime();
            until(
                    "nobody carries it",
                    () -> ingest.node.directory().claimOf(NEAR).isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(4));
            assertThat(ingest.node.directory().offerOf(NEAR)).isPresent();
        }
    }

    @Nested
    class and_wanted_by_a_source_of_our_own {
        @Test
        void is_taken_by_whoever_comes_first() throws InterruptedException {
            config.relays(
                    relay("/near.ogg", FarServer.playing(vertx, FarServer.OK).at("/")));
            awaitClaim();
            try (var source = ingest.connect()) {
                assertThat(source.send(LOGIN).readAll()).contains("Mountpoint in use");
            }
        }

        @Test
        void waits_until_the_source_has_gone() throws InterruptedException {
            var far = FarServer.playing(vertx, FarServer.OK);
            try (var source = ingest.connect()) {
                source.send(LOGIN).read("HTTP/1.0 200 OK\r\n\r\n".length());
                config.relays(relay("/near.ogg", far.at("/")));
                source.send(OggBytes.opus(50));
                assertThat(awaitClaim().headers()).isEmpty();
                assertThat(far.asked()).isZero();
            }
            ingest.await(NEAR, claim -> claim.headers().containsKey("icy-name"));
        }
    }

    @Nested
    class when_the_configuration_changes {
        @Test
        void is_begun_anew_only_if_it_has_changed_itself() throws InterruptedException {
            var far = FarServer.playing(vertx, FarServer.OK);
            var other = FarServer.playing(vertx, FarServer.OK);
            config.relays(relay("/near.ogg", far.at("/one")), relay("/other.ogg", other.at("/one")));
            assertThat(far.request()).startsWith("GET /one");
            other.request();
            awaitClaim();
            config.relays(relay("/near.ogg", far.at("/two")), relay("/other.ogg", other.at("/one")));
            assertThat(far.request()).startsWith("GET /two");
            config.relays(relay("/other.ogg", other.at("/one")));
            awaitSilence();
            assertThat(other.asked()).isZero();
        }
    }

    @Nested
    class of_a_master {
        private final AtomicReference<String> list = new AtomicReference<>("/near.ogg\n/own.ogg\n");

        private FarServer master() {
            return FarServer.answering(vertx, socket -> socket.end(Buffer.buffer(list.get())));
        }

        private MasterConfig every(FarServer master, long millis) {
            var list = master.at("/admin/streamlist.txt");
            return new MasterConfig(list, Duration.ofMillis(millis), false, false);
        }

        @Test
        void comes_and_goes_with_the_list_and_stays_when_there_is_none() throws InterruptedException {
            var far = FarServer.playing(vertx, FarServer.OK);
            var master = master();
            list.set("HTTP/1.0 200 OK\r\n\r\nhttp://127.0.0.1:" + far.port() + "/near.ogg\n");
            config.master(every(master, 200));
            awaitClaim();
            assertThat(master.request()).startsWith("GET /admin/streamlist.txt");
            list.set("HTTP/1.0 503 Busy\r\n\r\n");
            int asked = master.asked();
            until("it was asked again", () -> master.asked() > asked + 2);
            assertThat(ingest.node.directory().claimOf(NEAR)).isPresent();
            list.set("HTTP/1.0 200 OK\r\n\r\n");
            awaitSilence();
            assertThat(far.asked()).isEqualTo(1);
        }

        @Test
        void gives_way_to_what_the_operator_wrote() throws InterruptedException {
            var far = FarServer.playing(vertx, FarServer.OK);
            var master = master();
            list.set("HTTP/1.0 200 OK\r\n\r\nhttp://127.0.0.1:" + far.port() + "/near.ogg\n");
            var own = FarServer.playing(vertx, FarServer.OK);
            config.master(every(master, 100), relay("/near.ogg", own.at("/own")));
            assertThat(own.request()).startsWith("GET /own");
            until("the list was read", () -> master.asked() > 3);
            assertThat(far.asked()).isZero();
        }

        @Test
        void is_not_drowned_by_an_endless_list() throws InterruptedException {
            var master = FarServer.answering(vertx, socket -> {
                socket.write("HTTP/1.0 200 OK\r\n\r\n");
                socket.write(Buffer.buffer("/near.ogg\n".repeat(20_000)));
            });
            config.master(every(master, 100));
            until("it was asked again", () -> master.asked() > 2);
            assertThat(ingest.node.directory().claimOf(NEAR)).isEmpty();
        }
    }

    @Nested
    class with_two_ingests {
        private TestIngest two;

        @BeforeEach
        void join() throws InterruptedException {
            two = new TestIngest(vertx, "ingest-2", config);
            until(
                    "both have heard of both",
                    () -> List.of(ingest, two).stream()
                            .allMatch(one ->
                                    one.node.directory().ingests().containsAll(List.of("ingest-1", "ingest-2"))));
        }

        @Test
        void is_fetched_by_one_of_them_and_by_the_other_when_that_one_stops() throws InterruptedException {
            var far = FarServer.playing(vertx, FarServer.OK);
            config.relays(relay("/near.ogg", far.at("/")));
            var first = awaitClaim();
            Thread.sleep(600);
            assertThat(far.asked()).isEqualTo(1);
            long before = System.nanoTime();
            (first.node().equals("ingest-1") ? ingest : two).stop();
            var other = first.node().equals("ingest-1") ? two : ingest;
            var second = other.await(NEAR, claim -> !claim.node().equals(first.node()));
            assertThat(second.epoch()).isGreaterThan(first.epoch());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        }
    }
}

package floe.kit.passage;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.kit.Node;
import floe.kit.cluster.BusTrust;
import floe.kit.cluster.Membership;
import floe.kit.cluster.WireCodecs;
import floe.kit.directory.HeardMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.door.Farewell;
import floe.kit.door.Room;
import floe.kit.door.SettableConfig;
import floe.kit.door.Visitor;
import floe.mount.MountName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Who knocks at an edge with what only an ingest can give")
@ExtendWith(VertxExtension.class)
class PassageTest {
    private final SettableConfig config = new SettableConfig(
            List.of(SettableConfig.plain(), SettableConfig.plain().withShoutcast(true, new MountName("/dj"))));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<IngestDoor> ingests = new ArrayList<>();
    private final Promise<Visitor> guest = Promise.promise();
    private final Promise<Void> guestLeft = Promise.promise();
    private final AtomicLong heardBytes = new AtomicLong();
    private Vertx vertx;
    private PassageRoom room;
    private Doors edge;

    @BeforeEach
    void given(Vertx vertx) {
        this.vertx = vertx;
        WireCodecs.register(vertx);
        this.room = new PassageRoom(node("edge"), new BusTrust.ThisMachine());
        this.edge = Doors.open(vertx, config, List.of(), List.of(room, PassageTest::edgesOwn), metrics)
                .await();
    }

    @AfterEach
    void close() {
        ingests.forEach(ingest -> ingest.stop().otherwiseEmpty().await());
        edge.stop().await();
        room.stop().await();
    }

    private Node node(String name) {
        return new Node(name, vertx, config, HeardMounts.listen(vertx), metrics);
    }

    private static boolean edgesOwn(Visitor visitor) {
        Farewell.say(visitor.socket(), Bytes.latin1("the edge itself"));
        return true;
    }

    private IngestDoor openIngest(String name, Room ingestRoom) throws InterruptedException {
        var membership = new Membership("c", "127.0.0.1", "127.0.0.1", 1, 2, List.of(), new BusTrust.ThisMachine());
        int before = room.knownIngests();
        var ingest =
                IngestDoor.open(node(name), membership, 0, List.of(ingestRoom)).await();
        ingests.add(ingest);
        awaitIngests(before + 1);
        return ingest;
    }

    private void awaitIngests(int count) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (room.knownIngests() != count && System.nanoTime() < until) {
            Thread.sleep(5);
        }
        assertThat(room.knownIngests()).isEqualTo(count);
    }

    private Caller atEdge() throws Exception {
        return Caller.plain(edge.ports().getFirst());
    }

    private Caller atIcyEdge() throws Exception {
        return Caller.plain(edge.ports().getLast());
    }

    private static boolean tell(Visitor visitor) {
        var rest = visitor.rest().text(StandardCharsets.ISO_8859_1);
        Farewell.say(
                visitor.socket(),
                Bytes.latin1(String.join(
                        " ",
                        visitor.head().method(),
                        visitor.head().target(),
                        rest,
                        visitor.peerAddress(),
                        "tls=" + visitor.tls(),
                        visitor.door().shoutcastMount().path())));
        return true;
    }

    /// Keeps the visitor and counts what it says.
    private boolean stay(Visitor visitor) {
        visitor.socket()
                .closeHandler(_ -> guestLeft.tryComplete())
                .handler(buffer -> heardBytes.addAndGet(buffer.length()))
                .resume();
        guest.tryComplete(visitor);
        return true;
    }

    @Test
    void is_answered_by_an_ingest_that_knows_who_calls() throws Exception {
        openIngest("ingest", PassageTest::tell);
        try (var source = atEdge();
                var admin = atEdge()) {
            source.says("PUT /live.ogg HTTP/1.1\r\n\r\nOggS");
            admin.says("GET /admin/stats HTTP/1.0\r\n\r\n");
            assertThat(source.hearsToTheEnd()).startsWith("PUT /live.ogg ").endsWith(" 127.0.0.1 tls=false /stream");
            assertThat(admin.hearsToTheEnd()).isEqualTo("GET /admin/stats  127.0.0.1 tls=false /stream");
        }
    }

    @Test
    void is_answered_so_at_a_SHOUTcast_socket_too() throws Exception {
        openIngest("ingest", PassageTest::tell);
        try (var source = atIcyEdge();
                var admin = atIcyEdge()) {
            source.says("secret\r\n");
            admin.says("GET /admin.cgi?pass=x HTTP/1.0\r\n\r\n");
            assertThat(source.hearsToTheEnd()).isEqualTo("ICY /dj  127.0.0.1 tls=false /dj");
            assertThat(admin.hearsToTheEnd()).isEqualTo("GET /admin.cgi?pass=x  127.0.0.1 tls=false /dj");
        }
    }

    @Test
    void is_left_to_the_edge_when_that_can_help() throws Exception {
        openIngest("ingest", PassageTest::tell);
        try (var caller = atEdge()) {
            caller.says("GET /live.ogg HTTP/1.0\r\n\r\n");
            assertThat(caller.hearsToTheEnd()).isEqualTo("the edge itself");
        }
    }

    @Test
    void is_told_to_try_again_when_there_is_no_ingest() throws Exception {
        try (var source = atEdge();
                var icy = atIcyEdge()) {
            source.says("SOURCE /live.ogg HTTP/1.0\r\n\r\n");
            icy.says("secret\r\n");
            assertThat(source.hearsToTheEnd())
                    .startsWith("HTTP/1.0 503 Service Unavailable\r\n")
                    .contains("\r\nRetry-After: 5\r\n");
            assertThat(icy.hearsToTheEnd()).isEmpty();
        }
        assertThat(metrics.get("floe.passage.refusals").counter().count()).isEqualTo(2);
    }

    @Test
    void is_led_to_the_next_ingest_when_one_does_not_answer() throws Exception {
        openIngest("ingest-2", PassageTest::tell);
        var gone = openIngest("ingest-1", PassageTest::tell);
        gone.cutOff().await();
        for (int i = 0; i < 8; i++) {
            try (var caller = atEdge()) {
                caller.says("PUT /live" + i + " HTTP/1.1\r\n\r\n");
                assertThat(caller.hearsToTheEnd()).startsWith("PUT /live" + i);
            }
        }
    }

    @Test
    void is_led_to_no_ingest_that_has_said_that_it_goes() throws Exception {
        openIngest("ingest-1", PassageTest::tell).closeToNewcomers();
        awaitIngests(0);
    }

    @Test
    void ends_its_source_by_leaving() throws Exception {
        openIngest("ingest", this::stay);
        try (var caller = atEdge()) {
            caller.says("SOURCE /live.ogg HTTP/1.0\r\n\r\n");
            guest.future().await(5, TimeUnit.SECONDS);
        }
        guestLeft.future().await(5, TimeUnit.SECONDS);
    }

    @Test
    void is_let_go_when_its_ingest_dies() throws Exception {
        var ingest = openIngest("ingest", this::stay);
        try (var caller = atEdge()) {
            caller.says("SOURCE /live.ogg HTTP/1.0\r\n\r\n");
            guest.future().await(5, TimeUnit.SECONDS);
            ingest.cutOff().await();
            assertThat(caller.isLetGo()).isTrue();
        }
    }

    @Test
    void hears_what_the_ingest_says_last() throws Exception {
        openIngest("ingest", this::stay);
        try (var caller = atEdge()) {
            caller.says("SOURCE /live.ogg HTTP/1.0\r\n\r\n");
            var visitor = guest.future().await(5, TimeUnit.SECONDS);
            visitor.socket().write(Buffer.buffer("first "));
            Farewell.say(visitor.socket(), Bytes.latin1("and last"));
            assertThat(caller.hearsToTheEnd()).isEqualTo("first and last");
        }
    }

    @Test
    void is_read_no_faster_than_the_ingest_reads() throws Exception {
        openIngest("ingest", visitor -> {
            guest.tryComplete(visitor);
            return true;
        });
        try (var caller = atEdge()) {
            caller.socket().setSendBufferSize(65_536);
            caller.says("SOURCE /live.ogg HTTP/1.0\r\n\r\n");
            var visitor = guest.future().await(5, TimeUnit.SECONDS);
            var sent = new AtomicLong();
            var pushing = Thread.ofVirtual().start(() -> push(caller, sent, 64 << 20));
            awaitStandstill(sent);
            assertThat(sent.get()).isLessThan(32 << 20);
            stay(visitor);
            pushing.join(Duration.ofSeconds(20));
            assertThat(sent.get()).isEqualTo(64 << 20);
        }
        guestLeft.future().await(5, TimeUnit.SECONDS);
        assertThat(heardBytes.get()).isGreaterThan(60 << 20);
    }

    private static void push(Caller caller, AtomicLong sent, long most) {
        var chunk = "x".repeat(1 << 16);
        try {
            while (sent.get() < most) {
                caller.says(chunk);
                sent.addAndGet(chunk.length());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void awaitStandstill(AtomicLong sent) throws InterruptedException {
        long before = -1;
        while (before != sent.get()) {
            before = sent.get();
            Thread.sleep(300);
        }
    }
}

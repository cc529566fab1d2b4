package floe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.Addresses;
import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.wire.Lease;
import floe.wire.PageBatch;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("An edge with a lease")
@ExtendWith(VertxExtension.class)
class LeasesTest {
    private static final MountName LIVE = new MountName("/live.ogg");

    private Vertx vertx;
    private TestIngest ingest;
    private FakeEdge edge;
    private Encoder encoder;

    @BeforeEach
    void open(Vertx vertx) throws InterruptedException {
        this.vertx = vertx;
        WireCodecs.register(vertx);
        ingest = new TestIngest(vertx, "ingest-1", FixedConfig.of(2, Duration.ofSeconds(30)));
        edge = new FakeEdge(vertx, "edge-1");
        encoder = ingest.connect();
        encoder.send("SOURCE /live.ogg HTTP/1.0\r\n" + Encoder.basic("source", "secret")
                + "Content-Type: application/ogg\r\n\r\n");
        encoder.read("HTTP/1.0 200 OK\r\n\r\n".length());
        encoder.send(OggBytes.opus(3));
        ingest.awaitCount("floe.source.pages", "mount", "/live.ogg", 3);
    }

    @AfterEach
    void close() {
        encoder.close();
    }

    private PageBatch ask(Lease.Gap gap) {
        return vertx.eventBus()
                .<PageBatch>request(Addresses.ingest("ingest-1"), gap)
                .await()
                .body();
    }

    @Test
    void begins_with_the_last_stretch_and_goes_on_without_a_hole() throws InterruptedException {
        var opening = Objects.requireNonNull(edge.renew("ingest-1", LIVE, 1).opening());
        assertThat(opening.pages().events().getFirst()).isEqualTo(opening.headers());
        assertThat(opening.pages().nextSequence()).isEqualTo(4);
        encoder.send(OggBytes.audio(3).toArray());
        PageBatch batch;
        do {
            batch = edge.next();
            assertThat(batch.firstSequence()).isEqualTo(4);
        } while (batch.isHeartbeat());
        assertThat(batch.events()).hasSize(1).first().isInstanceOf(StreamEvent.Audio.class);
    }

    @Test
    void gets_no_page_twice_when_one_waits_for_company() throws InterruptedException {
        encoder.send(OggBytes.audio(3).toArray());
        ingest.awaitCount("floe.source.pages", "mount", "/live.ogg", 4);
        var granted = edge.renew("ingest-1", LIVE, 1);
        assertThat(Objects.requireNonNull(granted.opening()).pages().nextSequence())
                .isEqualTo(granted.nextSequence())
                .isEqualTo(5);
    }

    @Test
    void hears_a_heartbeat_while_the_source_is_silent() throws InterruptedException {
        edge.renew("ingest-1", LIVE, 1);
        for (int beat = 0; beat < 3; beat++) {
            var batch = edge.next();
            assertThat(batch.isHeartbeat()).isTrue();
            assertThat(batch.firstSequence()).isEqualTo(4);
        }
    }

    @Test
    void hears_nothing_more_when_it_has_not_asked_for_three_seconds() throws InterruptedException {
        edge.renew("ingest-1", LIVE, 1);
        Thread.sleep(3_300);
        edge.forget();
        assertThat(edge.isSilentFor(600)).isTrue();
        assertThat(new FakeEdge(vertx, "edge-2").renew("ingest-1", LIVE, 2).listeners())
                .isEqualTo(2);
    }

    @Test
    void learns_how_many_listen_on_all_edges() throws InterruptedException {
        edge.renew("ingest-1", LIVE, 40);
        var granted = new FakeEdge(vertx, "edge-2").renew("ingest-1", LIVE, 2);
        assertThat(granted.listeners()).isEqualTo(42);
        ingest.await(LIVE, claim -> claim.listeners() == 42);
    }

    @Test
    void gets_again_what_it_missed() {
        long epoch = edge.renew("ingest-1", LIVE, 1).epoch();
        var again = ask(new Lease.Gap(LIVE, "edge-1", epoch, 2, 4));
        assertThat(again.firstSequence()).isEqualTo(2);
        assertThat(again.events()).hasSize(2).allMatch(StreamEvent.Audio.class::isInstance);
    }

    @Test
    void that_asks_for_another_session_learns_of_this_one() {
        long epoch = edge.renew("ingest-1", LIVE, 1).epoch();
        var answer = ask(new Lease.Gap(LIVE, "edge-1", epoch - 1, 2, 4));
        assertThat(answer.isHeartbeat()).isTrue();
        assertThat(answer.epoch()).isEqualTo(epoch);
    }

    @Test
    void learns_that_a_mount_is_not_carried_here() {
        assertThat(edge.renew("ingest-1", new MountName("/other.ogg"), 1)).isEqualTo(Lease.Granted.NOT_HERE);
    }
}

package floe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.Addresses;
import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.stream.Song;
import floe.tenure.Bid;
import floe.wire.Lease;
import floe.wire.MountClaim;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Two ingests and one mount")
@ExtendWith(VertxExtension.class)
class RivalsTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final String LOGIN = "SOURCE /live.ogg HTTP/1.0\r\n" + Encoder.basic("source", "secret")
            + "Content-Type: application/ogg\r\n\r\n";
    private static final String OK = "HTTP/1.0 200 OK\r\n\r\n";

    private Vertx vertx;
    private TestIngest one;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        WireCodecs.register(vertx);
        one = new TestIngest(vertx, "ingest-1", FixedConfig.of(2, Duration.ofSeconds(10)));
    }

    private void claim(String node, long epoch) {
        var claim = new MountClaim(node, LIVE, epoch, 0, "application/ogg", Map.of(), "", 0, Song.UNKNOWN, 0);
        vertx.eventBus().publish(Addresses.MOUNTS, new MountClaim.Claims(node, List.of(claim), List.of()));
    }

    @Test
    void the_second_source_hears_that_the_mount_is_in_use_on_the_other_node() throws InterruptedException {
        var two = new TestIngest(vertx, "ingest-2", FixedConfig.of(2, Duration.ofSeconds(10)));
        try (var first = one.connect();
                var second = two.connect()) {
            first.send(LOGIN).read(OK.length());
            two.await(LIVE, claim -> claim.node().equals("ingest-1"));
            assertThat(second.send(LOGIN).readAll()).contains("Mountpoint in use: a source has it on ingest-1 since ");
        }
    }

    @Test
    void a_claim_that_nobody_stands_for_is_taken_over_with_a_higher_epoch() throws InterruptedException {
        long ahead = System.currentTimeMillis() + 1_000_000;
        claim("ingest-dead", ahead);
        one.await(LIVE, claim -> claim.epoch() == ahead);
        try (var source = one.connect()) {
            assertThat(source.send(LOGIN).read(OK.length())).isEqualTo(OK);
            var claim = one.await(LIVE, found -> found.node().equals("ingest-1"));
            assertThat(claim.epoch()).isEqualTo(ahead + 1);
        }
    }

    @Test
    void a_claim_of_a_frozen_node_is_taken_over_within_half_a_second() throws InterruptedException {
        vertx.eventBus().<Bid>consumer(Addresses.bids("ingest-frozen"), _ -> {});
        claim("ingest-frozen", 5);
        one.await(LIVE, _ -> true);
        try (var source = one.connect()) {
            long before = System.nanoTime();
            assertThat(source.send(LOGIN).read(OK.length())).isEqualTo(OK);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(280), Duration.ofMillis(1500));
        }
    }

    @Test
    void a_source_that_comes_back_elsewhere_at_once_is_let_in_when_its_ingest_dies() throws InterruptedException {
        vertx.eventBus().<Bid>consumer(Addresses.bids("ingest-killed"), _ -> {});
        claim("ingest-killed", 5);
        one.await(LIVE, _ -> true);
        var lastBid = new Bid(LIVE, "ingest-killed", 5, 0, "source", false);
        vertx.eventBus().request(Addresses.bids("ingest-1"), lastBid).await();
        try (var source = one.connect()) {
            assertThat(source.send(LOGIN).read(OK.length())).isEqualTo(OK);
        }
    }

    @Test
    void the_older_session_ends_when_it_hears_of_the_newer() throws InterruptedException {
        try (var source = one.connect()) {
            source.send(LOGIN).read(OK.length());
            long epoch = one.await(LIVE, _ -> true).epoch();
            claim("ingest-2", epoch - 1);
            claim("ingest-2", epoch + 1);
            assertThat(source.readAll()).isEmpty();
            one.awaitCount("floe.source.ends", "reason", "fenced", 1);
            assertThat(one.awaitDirectory(LIVE, Optional::isPresent))
                    .map(MountClaim::node)
                    .hasValue("ingest-2");
        }
    }

    @Test
    void the_newer_session_stays_when_it_hears_of_the_older() throws InterruptedException {
        try (var source = one.connect()) {
            source.send(LOGIN).read(OK.length());
            long epoch = one.await(LIVE, _ -> true).epoch();
            claim("ingest-2", epoch - 1);
            var edge = new FakeEdge(vertx, "edge-1");
            assertThat(edge.renew("ingest-1", LIVE, 0))
                    .extracting(Lease.Granted::carried, Lease.Granted::epoch)
                    .containsExactly(true, epoch);
        }
    }
}

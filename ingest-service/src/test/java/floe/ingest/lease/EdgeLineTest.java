package floe.ingest.lease;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.wire.PageBatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The way to an edge")
@ExtendWith(VertxExtension.class)
class EdgeLineTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final PageBatch batch = new PageBatch(new MountName("/live.ogg"), 1, 0, 0, List.of());

    @Test
    void that_is_gone_loses_the_batch_and_says_so(Vertx vertx) throws InterruptedException {
        WireCodecs.register(vertx);
        var line = new EdgeLine(vertx, metrics, "edge-gone", 0);
        line.send(batch, 1);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (dropped() == 0 && System.nanoTime() < until) {
            Thread.sleep(5);
        }
        assertThat(dropped()).isEqualTo(1);
        assertThat(metrics.get("floe.bus.inflight.bytes").gauge().value()).isZero();
    }

    @Test
    void that_nobody_uses_is_forgotten_with_its_numbers(Vertx vertx) {
        var lines = new EdgeLines(vertx, metrics);
        lines.to("edge-1", 0);
        lines.tidy(TimeUnit.SECONDS.toNanos(30));
        assertThat(metrics.getMeters()).hasSize(2);
        lines.tidy(TimeUnit.SECONDS.toNanos(30) + 1);
        assertThat(metrics.getMeters()).isEmpty();
    }

    private double dropped() {
        return metrics.get("floe.bus.dropped.batches").counter().count();
    }
}

package floe.ingest.lease;

import floe.ingest.live.Weight;
import floe.kit.cluster.Addresses;
import floe.wire.PageBatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageProducer;
import io.vertx.core.tracing.TracingPolicy;

/// The way to one edge, shared by all mounts that it follows. What does not fit into its budget is dropped: the edge
/// sees the hole and asks. Any thread.
final class EdgeLine {
    static final long BUDGET_BYTES = 2L << 20;

    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);

    private final Budget budget = new Budget(BUDGET_BYTES);
    private final MeterRegistry metrics;
    private final Gauge inFlight;
    private final Counter dropped;
    private final MessageProducer<PageBatch> way;
    private volatile long usedAtNanos;

    EdgeLine(Vertx vertx, MeterRegistry metrics, String edge, long nowNanos) {
        this.metrics = metrics;
        this.usedAtNanos = nowNanos;
        this.way = vertx.eventBus().sender(Addresses.edge(edge), OPTIONS);
        this.inFlight = Gauge.builder("floe.bus.inflight.bytes", budget, Budget::inFlight)
                .tag("edge", edge)
                .register(metrics);
        this.dropped = metrics.counter("floe.bus.dropped.batches", "edge", edge);
    }

    /// Hot: once for each batch and edge. The future of a write is done when the socket took the bytes, so a frozen
    /// edge uses up its budget and nothing else.
    void send(PageBatch batch, long nowNanos) {
        usedAtNanos = nowNanos;
        long bytes = Weight.of(batch);
        if (!budget.take(bytes)) {
            dropped.increment();
            return;
        }
        way.write(batch).onComplete(sent -> {
            budget.giveBack(bytes);
            if (sent.failed()) {
                dropped.increment();
            }
        });
    }

    boolean isUnusedSince(long nanos) {
        return usedAtNanos - nanos < 0 && budget.inFlight() == 0;
    }

    void close() {
        metrics.remove(inFlight);
        metrics.remove(dropped);
        way.close();
    }
}

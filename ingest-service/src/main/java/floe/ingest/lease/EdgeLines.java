package floe.ingest.lease;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The ways to all edges that were sent something lately. Any thread.
final class EdgeLines {
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Map<String, EdgeLine> lines = new ConcurrentHashMap<>();

    EdgeLines(Vertx vertx, MeterRegistry metrics) {
        this.vertx = vertx;
        this.metrics = metrics;
    }

    EdgeLine to(String edge, long nowNanos) {
        return lines.computeIfAbsent(edge, name -> new EdgeLine(vertx, metrics, name, nowNanos));
    }

    /// Forgets the edges that were sent nothing for half a minute.
    void tidy(long nowNanos) {
        lines.values().removeIf(line -> {
            boolean unused = line.isUnusedSince(nowNanos - KEEP_NANOS);
            if (unused) {
                line.close();
            }
            return unused;
        });
    }

    void close() {
        lines.values().forEach(EdgeLine::close);
        lines.clear();
    }
}

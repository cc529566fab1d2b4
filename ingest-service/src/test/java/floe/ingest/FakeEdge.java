package floe.ingest;

import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.wire.Lease;
import floe.wire.PageBatch;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An edge that keeps what it is sent.
final class FakeEdge {
    private final Vertx vertx;
    private final String name;
    private final BlockingQueue<PageBatch> batches = new LinkedBlockingQueue<>();

    FakeEdge(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
        vertx.eventBus().<PageBatch>consumer(Addresses.edge(name), message -> batches.add(message.body()));
    }

    Lease.Granted renew(String ingest, MountName mount, int listeners) {
        var renewal = new Lease.Renewal(mount, name, 0, 0, listeners, true);
        return vertx.eventBus()
                .<Lease.Granted>request(Addresses.ingest(ingest), renewal)
                .await()
                .body();
    }

    /// The next batch, heartbeats too.
    PageBatch next() throws InterruptedException {
        var batch = batches.poll(5, TimeUnit.SECONDS);
        if (batch == null) {
            throw new AssertionError("no batch within 5 s");
        }
        return batch;
    }

    /// Events as they come, until there are `count`.
    List<StreamEvent> events(int count) throws InterruptedException {
        var events = new ArrayList<StreamEvent>();
        while (events.size() < count) {
            events.addAll(next().events());
        }
        return events;
    }

    /// Whether nothing comes for this long.
    boolean isSilentFor(long millis) throws InterruptedException {
        return batches.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    void forget() {
        batches.clear();
    }
}

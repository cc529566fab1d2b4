package floe.ingest;

import floe.bytes.Bytes;
import floe.kit.cluster.Addresses;
import floe.kit.directory.HeardMounts;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.wire.Heard;
import floe.wire.Lease;
import floe.wire.PageBatch;
import floe.wire.Reception;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

/// An edge that follows one mount as real ones do, and notes whose pages it would have played.
final class RaceEdge {
    private static final String NAME = "edge-1";
    /// The pages of source 0 are numbered from 0, those of source 1 from 100; see [OggBytes#audio].
    private static final int NUMBERS_EACH = 100;

    private static final int PAGES = 5;
    private static final int NUMBER_AT = 29;

    private final Vertx vertx;
    private final HeardMounts directory;
    private final Set<Integer> heard = new TreeSet<>();
    private MountName mount = new MountName("/none");
    private Reception reception = new Reception();

    RaceEdge(Vertx vertx) {
        this.vertx = vertx;
        this.directory = HeardMounts.listen(vertx);
        vertx.eventBus()
                .<PageBatch>consumer(Addresses.edge(NAME), message -> hear(message.body()))
                .completion()
                .await();
        directory.onChange(this::claimed);
    }

    static Bytes pagesOf(int source) {
        var pages = new ArrayList<Bytes>();
        for (int i = 0; i < PAGES; i++) {
            pages.add(OggBytes.audio(NUMBERS_EACH * source + i));
        }
        return Bytes.concat(pages);
    }

    synchronized void tune(MountName wanted) {
        mount = wanted;
        reception = new Reception();
        heard.clear();
    }

    /// Whose pages were played.
    synchronized Set<Integer> heard() {
        return Set.copyOf(heard);
    }

    /// Returns when something is heard, or after 2 s.
    void awaitSound() throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (heard().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(2);
        }
    }

    private synchronized void claimed(MountName changed) {
        if (!changed.equals(mount)) {
            return;
        }
        directory.claimOf(mount).ifPresent(claim -> {
            var renewal = new Lease.Renewal(mount, NAME, reception.epoch(), reception.nextSequence(), 1, true);
            vertx.eventBus()
                    .<Lease.Granted>request(Addresses.ingest(claim.node()), renewal)
                    .onSuccess(answer -> granted(answer.body()));
        });
    }

    private synchronized void granted(Lease.Granted granted) {
        var opening = granted.opening();
        if (opening != null && opening.pages().mount().equals(mount)) {
            note(reception.open(opening, System.currentTimeMillis(), System.nanoTime()));
        }
    }

    private synchronized void hear(PageBatch batch) {
        if (batch.mount().equals(mount)) {
            note(reception.hear(batch, System.currentTimeMillis(), System.nanoTime()));
        }
    }

    private void note(Heard news) {
        for (var event : news.events()) {
            if (event instanceof StreamEvent.Audio audio) {
                heard.add((audio.bytes().toArray()[NUMBER_AT] & 0xFF) / NUMBERS_EACH);
            }
        }
    }
}

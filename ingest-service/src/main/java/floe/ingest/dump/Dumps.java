package floe.ingest.dump;

import floe.ingest.live.Ending;
import floe.ingest.live.LiveMount;
import floe.ingest.live.LiveWatcher;
import floe.kit.Node;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Records the mounts of this ingest that are to be recorded. What counts is the configuration at the source's
/// beginning. Any thread.
public final class Dumps implements LiveWatcher {
    private static final String OTHER_MOUNTS = "other";
    private static final long PATIENCE_MILLIS = 2_000;

    private final Node node;
    private final DumpWatcher watcher;
    private final Disk disk = new Shelf();
    private final Warnings warnings = new Warnings(System.nanoTime());
    private final Map<LiveMount, Recorder> recorders = new ConcurrentHashMap<>();
    private final Map<MountName, Recorder> latest = new ConcurrentHashMap<>();

    public Dumps(Node node, DumpWatcher watcher) {
        this.node = node;
        this.watcher = watcher;
    }

    @Override
    public void began(LiveMount mount) {
        var config = node.config().current();
        var rules = config.mount(mount.name()).source().dump();
        if (rules != null) {
            var meters = DumpMeters.of(node.metrics(), label(mount.name()));
            var recorder = new Recorder(mount.name(), rules, disk, meters, warnings, watcher);
            recorders.put(mount, recorder);
            recorder.done().onComplete(_ -> recorders.remove(mount, recorder));
            startAfterTheOneBefore(mount.name(), recorder);
        }
    }

    /// So that a source that is back at once continues its file.
    private void startAfterTheOneBefore(MountName mount, Recorder recorder) {
        var before = latest.put(mount, recorder);
        recorder.done().onComplete(_ -> latest.remove(mount, recorder));
        if (before == null) {
            recorder.start();
        } else {
            before.done().onComplete(_ -> recorder.start());
        }
    }

    @Override
    public void heard(LiveMount mount, List<StreamEvent> events) {
        var recorder = recorders.get(mount);
        if (recorder != null) {
            recorder.hear(events);
        }
    }

    @Override
    public void ended(LiveMount mount, Ending ending) {
        heard(mount, List.of(new StreamEvent.End(ending.why())));
    }

    /// Done when all files are whole, or when their disks have had 2 s for it. The mounts have ended before.
    public Future<Void> stop() {
        var files = Future.join(recorders.values().stream().map(Recorder::done).toList());
        return Future.any(files, node.vertx().timer(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .mapEmpty();
    }

    private String label(MountName mount) {
        return node.config().current().names(mount) ? mount.path() : OTHER_MOUNTS;
    }
}

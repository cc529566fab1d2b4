package floe.ingest.live;

import floe.stream.StreamEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// All who look on. Any thread may add one.
final class LiveWatchers implements LiveWatcher {
    private final List<LiveWatcher> all = new CopyOnWriteArrayList<>();

    void add(LiveWatcher watcher) {
        all.add(watcher);
    }

    @Override
    public void began(LiveMount mount) {
        all.forEach(watcher -> watcher.began(mount));
    }

    @Override
    public void heard(LiveMount mount, List<StreamEvent> events) {
        if (!events.isEmpty()) {
            all.forEach(watcher -> watcher.heard(mount, events));
        }
    }

    @Override
    public void ended(LiveMount mount, Ending ending) {
        all.forEach(watcher -> watcher.ended(mount, ending));
    }
}

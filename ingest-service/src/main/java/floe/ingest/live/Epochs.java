package floe.ingest.live;

import floe.mount.MountName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The highest epoch that was ever heard of on each mount: the next session's is higher, whatever the clocks say.
/// Any thread.
final class Epochs {
    private final Map<MountName, Long> highest = new ConcurrentHashMap<>();

    void heard(MountName mount, long epoch) {
        highest.merge(mount, epoch, Math::max);
    }

    /// The epoch of a session that begins at this wall clock.
    long next(MountName mount, long wallMillis) {
        return highest.merge(mount, wallMillis, (heard, now) -> Math.max(heard + 1, now));
    }
}

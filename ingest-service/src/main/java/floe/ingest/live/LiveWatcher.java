package floe.ingest.live;

import floe.stream.StreamEvent;
import java.util.List;

/// Who looks on while sources come, speak and go. Called on the mount's loop; must return at once and must not fail.
public interface LiveWatcher {
    /// A session begins; nothing was said yet.
    default void began(LiveMount mount) {}

    /// Hot: the source said this, in order.
    default void heard(LiveMount mount, List<StreamEvent> events) {}

    /// The session is over.
    default void ended(LiveMount mount, Ending ending) {}
}

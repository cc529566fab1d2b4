package floe.ingest.event;

import floe.mount.EventTrigger;
import java.util.List;

/// What a change of a mount's listeners means. Counts come about once a second, from all edges together, so that
/// those who come while others go are not seen.
final class Attendance {
    private Attendance() {}

    static List<EventTrigger> between(int before, int now) {
        if (before == now) {
            return List.of();
        }
        if (now > before) {
            return List.of(EventTrigger.SOURCE_LISTENER_ATTACH, EventTrigger.SOURCE_LISTENERS_CHANGED);
        }
        return now > 0
                ? List.of(EventTrigger.SOURCE_LISTENERS_CHANGED)
                : List.of(EventTrigger.SOURCE_LISTENERS_CHANGED, EventTrigger.SOURCE_LISTENERS_IS_ZERO);
    }
}

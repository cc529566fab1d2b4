package floe.config.xml;

import floe.mount.EventBinding;
import java.util.List;

/// Reads `<event-bindings>`, of a mount or of the whole server.
final class EventBlocks {
    private EventBlocks() {}

    static List<EventBinding> read(Block block, Findings findings) {
        return List.of();
    }
}

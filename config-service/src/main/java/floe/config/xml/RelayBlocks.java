package floe.config.xml;

import floe.mount.MasterConfig;
import floe.mount.RelayConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is fetched from other servers: `<relay>` and `<master-server>`.
final class RelayBlocks {
    private RelayBlocks() {}

    static List<RelayConfig> relays(Block root, Findings findings) {
        return List.of();
    }

    static @Nullable MasterConfig master(Block root, Findings findings) {
        return null;
    }
}

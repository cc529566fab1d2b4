package floe.config.xml;

import floe.mount.Login;
import floe.mount.Outside;
import org.jspecify.annotations.Nullable;

/// Reads what the cluster has to do with other servers.
final class OutsideBlock {
    private OutsideBlock() {}

    /// @param relayLogin what lets other servers ask for the list of mounts
    static Outside read(Block root, @Nullable Login relayLogin, Findings findings) {
        return new Outside(
                RelayBlocks.relays(root, findings),
                MasterBlock.read(root, findings),
                DirectoryBlocks.read(root, findings),
                relayLogin,
                EventBlocks.read(root, findings));
    }
}

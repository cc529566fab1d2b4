package floe.config.xml;

import floe.config.registry.Logins;
import floe.mount.Login;
import floe.mount.Outside;
import org.jspecify.annotations.Nullable;

/// Reads what the cluster has to do with other servers.
final class OutsideBlock {
    private OutsideBlock() {}

    static Outside read(Block root, Block authentication, Logins logins, Findings findings) {
        return new Outside(
                RelayBlocks.relays(root, findings),
                MasterBlock.read(root, findings),
                DirectoryBlocks.read(root, findings),
                relayLogin(authentication, logins),
                EventBlocks.read(root, findings));
    }

    private static @Nullable Login relayLogin(Block authentication, Logins logins) {
        var user = authentication.filledText("relay-user").orElse("relay");
        return authentication
                .secret("relay-password")
                .filter(it -> !it.isEmpty())
                .map(password -> logins.ofRelays(user, password))
                .orElse(null);
    }
}

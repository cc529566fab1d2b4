package floe.ingest.source;

import floe.kit.door.Visitor;
import java.net.InetAddress;

/// Where visitors call from.
final class Peers {
    private Peers() {}

    /// Whether the visitor is on this machine, or on the machine of the node that passed it on.
    static boolean isThisMachine(Visitor visitor) {
        var address = visitor.peerAddress();
        return !address.isEmpty()
                && address.indexOf('%') < 0
                && InetAddress.ofLiteral(address).isLoopbackAddress();
    }
}

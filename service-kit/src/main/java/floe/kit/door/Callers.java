package floe.kit.door;

import floe.peer.Address;
import floe.peer.Peer;
import io.vertx.core.internal.net.NetSocketInternal;
import java.net.InetSocketAddress;

/// Who is at the other end of a connection, be it the visitor or a proxy.
final class Callers {
    private Callers() {}

    static Peer of(NetSocketInternal socket) {
        var remote = socket.channelHandlerContext().channel().remoteAddress();
        return remote instanceof InetSocketAddress it && it.getAddress() != null
                ? new Peer(Address.of(it.getAddress().getAddress()), it.getPort())
                : Peer.UNKNOWN;
    }
}

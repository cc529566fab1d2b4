package floe.kit.door;

import floe.bytes.Bytes;
import floe.http.RequestHead;
import floe.mount.ListenSocket;
import io.vertx.core.Context;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Somebody at a door whose request's head has been read. The connection is paused; who takes the visitor sets its
/// handlers and resumes it.
///
/// @param head what it asks for
/// @param rest what it sent after the head already
/// @param socket its connection
/// @param context the event loop that the connection lives on
/// @param tls whether the connection is encrypted
/// @param door the socket that it came in at
public record Visitor(RequestHead head, Bytes rest, NetSocketInternal socket, Context context, boolean tls, ListenSocket door) {
    /// Who is at the other end.
    public @Nullable SocketAddress peer() {
        return socket.remoteAddress();
    }
}

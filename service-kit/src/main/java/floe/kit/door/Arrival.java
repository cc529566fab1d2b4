package floe.kit.door;

import floe.mount.ListenSocket;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Whence a visitor comes.
///
/// @param door the public socket that it came in at, be it another node's
/// @param tls whether the visitor's own connection is encrypted
/// @param peer the visitor's own address, whoever may be in between; null when it is gone already
record Arrival(ListenSocket door, boolean tls, @Nullable SocketAddress peer) {}

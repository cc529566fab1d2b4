package floe.kit.door;

import floe.mount.ListenSocket;
import floe.peer.Peer;

/// Whence a visitor comes.
///
/// @param door the public socket that it came in at, be it another node's
/// @param tls whether the visitor's own connection is encrypted
/// @param peer the visitor itself, whoever may be in between
record Arrival(ListenSocket door, boolean tls, Peer peer) {}

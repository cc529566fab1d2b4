package floe.kit.door;

import floe.bytes.Bytes;
import floe.http.RequestHead;
import io.vertx.core.Context;
import io.vertx.core.internal.net.NetSocketInternal;

/// Somebody at a door whose request's head has been read. The connection is paused; who takes the visitor sets its
/// handlers and resumes it.
///
/// @param head what it asks for
/// @param rest what it sent after the head already
/// @param socket its connection
/// @param context the event loop that the connection lives on
/// @param tls whether the connection is encrypted
public record Visitor(RequestHead head, Bytes rest, NetSocketInternal socket, Context context, boolean tls) {}

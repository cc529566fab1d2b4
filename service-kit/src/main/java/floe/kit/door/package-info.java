/// The public sockets: connections in, request heads parsed, visitors led to the room that takes them. Knows nothing
/// of what the rooms do.
@NullMarked
package floe.kit.door;

import org.jspecify.annotations.NullMarked;

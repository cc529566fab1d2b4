/// Ogg (RFC 3533): bytes in, whole pages out; the codecs' headers; where a link begins and how it ends. Knows nothing
/// of sockets, mounts or listeners.
@NullMarked
package floe.ogg;

import org.jspecify.annotations.NullMarked;

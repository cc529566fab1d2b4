/// EBML (RFC 8794) as WebM and Matroska (RFC 9559) use it: the header that every newcomer needs, and the clusters that
/// they may begin with. Knows nothing of sockets, mounts or listeners.
@NullMarked
package floe.webm;

import org.jspecify.annotations.NullMarked;

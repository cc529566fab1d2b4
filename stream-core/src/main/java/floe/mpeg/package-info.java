/// MPEG audio and AAC: where their frames begin and end, how long they play, and the tags between them. Knows nothing
/// of sockets, mounts or listeners.
@NullMarked
package floe.mpeg;

import org.jspecify.annotations.NullMarked;

/// What a source says, whatever its format: headers, audio, titles, an end. Knows nothing of sockets, mounts or
/// listeners.
@NullMarked
package floe.stream;

import org.jspecify.annotations.NullMarked;

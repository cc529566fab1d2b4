/// What a mount plays: its source, a fallback, silence; and the seams between them. Knows no socket, no clock and no
/// listener.
@NullMarked
package floe.programme;

import org.jspecify.annotations.NullMarked;

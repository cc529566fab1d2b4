/// ICY metadata: blocks of text between the bytes of a stream, as sources send them and as listeners get them. Knows
/// nothing of what the stream is made of.
@NullMarked
package floe.icy;

import org.jspecify.annotations.NullMarked;

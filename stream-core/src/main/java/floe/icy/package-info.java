/// ICY metadata: blocks of text between the bytes of a stream. Knows nothing of what the stream is made of.
@NullMarked
package floe.icy;

import org.jspecify.annotations.NullMarked;

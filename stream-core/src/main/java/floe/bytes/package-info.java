/// Bytes that stay as they are. Knows nothing of what they mean.
@NullMarked
package floe.bytes;

import org.jspecify.annotations.NullMarked;

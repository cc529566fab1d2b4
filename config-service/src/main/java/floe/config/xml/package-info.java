/// icecast.xml: bytes in, a checked draft or what is wrong with it out. Knows nothing of versions, nodes or files
/// beside it.
@NullMarked
package floe.config.xml;

import org.jspecify.annotations.NullMarked;

/// The heads of requests as encoders and players really write them. Knows nothing of sockets or of what a request is
/// for.
@NullMarked
package floe.http;

import org.jspecify.annotations.NullMarked;

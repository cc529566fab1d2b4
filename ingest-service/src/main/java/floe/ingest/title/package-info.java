/// What plays on the mounts that this node carries, when somebody besides the stream tells it: on whose word, how
/// often, and how long it is remembered.
@NullMarked
package floe.ingest.title;

import org.jspecify.annotations.NullMarked;

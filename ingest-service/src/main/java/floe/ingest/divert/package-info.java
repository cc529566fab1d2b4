/// Other fallbacks than the configured ones for the mounts that this node carries, when an administrator names them: to
/// whom that is said, and how long it holds.
@NullMarked
package floe.ingest.divert;

import org.jspecify.annotations.NullMarked;

/// Mounts that are fetched from other servers: which of them this node runs, where from, and what is done when they
/// fail. Knows no door.
@NullMarked
package floe.ingest.relay;

import org.jspecify.annotations.NullMarked;

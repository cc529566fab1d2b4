/// The snapshots: what a file said, checked, made into the next version and kept. Knows nothing of XML or of who
/// asks.
@NullMarked
package floe.config.registry;

import org.jspecify.annotations.NullMarked;

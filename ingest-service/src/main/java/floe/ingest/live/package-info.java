/// The mounts that this node carries: their pages numbered and gathered, the last stretch of each, the claim to them.
/// Knows neither who sends nor who is told.
@NullMarked
package floe.ingest.live;

import org.jspecify.annotations.NullMarked;

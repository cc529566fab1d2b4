/// What is on the air in this process: one programme for each mount with a lane, fed by sources, played to lanes.
/// Knows no connection and no bus.
@NullMarked
package floe.edge.onair;

import org.jspecify.annotations.NullMarked;

/// Pages to listeners: one lane for each mount and event loop, a ring that all its listeners read by cursor. Knows
/// nothing of sources, requests or what a mount plays next.
@NullMarked
package floe.edge.lane;

import org.jspecify.annotations.NullMarked;

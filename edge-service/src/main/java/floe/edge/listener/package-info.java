/// Those who come to a door to listen: whether they are let in, what they are answered, how they are counted. Knows
/// nothing of where pages come from.
@NullMarked
package floe.edge.listener;

import org.jspecify.annotations.NullMarked;

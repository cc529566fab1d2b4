/// Listeners: what a mount plays and how it reaches them. Puts the rooms of this service together.
@NullMarked
package floe.edge;

import org.jspecify.annotations.NullMarked;

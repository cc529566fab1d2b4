/// What every service on a node stands on.
@NullMarked
package floe.kit;

import org.jspecify.annotations.NullMarked;

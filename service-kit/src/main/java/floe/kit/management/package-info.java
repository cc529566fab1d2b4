/// How a node tells of itself: metrics and health, on a port of their own.
@NullMarked
package floe.kit.management;

import org.jspecify.annotations.NullMarked;

/// Where the operator of a machine gives orders to a process that runs there.
@NullMarked
package floe.kit.control;

import org.jspecify.annotations.NullMarked;

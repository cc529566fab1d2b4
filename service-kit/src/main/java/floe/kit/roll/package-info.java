/// Who runs what: each node tells all others, so that whoever is asked knows the whole cluster.
@NullMarked
package floe.kit.roll;

import org.jspecify.annotations.NullMarked;

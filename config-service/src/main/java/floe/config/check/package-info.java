/// Looks at an icecast.xml and at all that it names, as whoever would start Floe, and says what will come of it.
/// Changes
/// nothing.
@NullMarked
package floe.config.check;

import org.jspecify.annotations.NullMarked;

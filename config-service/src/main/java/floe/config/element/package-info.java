/// What may stand in icecast.xml, and what is made of each element: the one table that the reader, `floe check` and
/// the documentation are made of. Knows nothing of files, and nothing of what a value then does.
@NullMarked
package floe.config.element;

import org.jspecify.annotations.NullMarked;

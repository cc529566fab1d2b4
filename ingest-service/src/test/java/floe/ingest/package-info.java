@NullMarked
package floe.ingest;

import org.jspecify.annotations.NullMarked;

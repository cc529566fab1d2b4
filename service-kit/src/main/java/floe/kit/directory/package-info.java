/// Which ingest carries which mount, as the ingests tell it. Knows nothing of pages.
@NullMarked
package floe.kit.directory;

import org.jspecify.annotations.NullMarked;

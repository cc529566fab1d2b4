/// The ingest: sources in, batches of pages out. The one place where its parts are put together.
@NullMarked
package floe.ingest;

import org.jspecify.annotations.NullMarked;

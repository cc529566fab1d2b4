/// Who is told what a mount says: the edges that hold a lease, each with a budget. Knows no source.
@NullMarked
package floe.ingest.lease;

import org.jspecify.annotations.NullMarked;

/// What directories of public streams are told of this ingest's mounts.
@NullMarked
package floe.ingest.yp;

import org.jspecify.annotations.NullMarked;

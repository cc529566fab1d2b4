/// The pages of sources as they come from the ingests: leases, batches in order, silence noticed. Knows no listener.
@NullMarked
package floe.edge.upstream;

import org.jspecify.annotations.NullMarked;

/// What crosses between services: numbered batches of pages, and how a receiver keeps them in order. Knows nothing of
/// the bus that carries them.
@NullMarked
package floe.wire;

import org.jspecify.annotations.NullMarked;

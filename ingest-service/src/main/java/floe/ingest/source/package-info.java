/// Sources: who may send, what they send, how they end. Knows no edge.
@NullMarked
package floe.ingest.source;

import org.jspecify.annotations.NullMarked;

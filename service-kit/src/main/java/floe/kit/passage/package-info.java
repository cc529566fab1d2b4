/// The way of those who knock at a node that cannot help them to one that can: sources and administrators, from an edge
/// to an ingest. Knows no stream.
@NullMarked
package floe.kit.passage;

import org.jspecify.annotations.NullMarked;

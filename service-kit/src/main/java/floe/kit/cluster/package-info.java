/// A node among nodes: Vert.x alone or on Hazelcast, the event bus, how messages are written on it. Knows nothing of
/// what they say.
@NullMarked
package floe.kit.cluster;

import org.jspecify.annotations.NullMarked;

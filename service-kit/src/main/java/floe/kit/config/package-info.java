/// The configuration as a node has it: the newest snapshot, the last good one on disk, the files it names. Knows
/// nothing of icecast.xml.
@NullMarked
package floe.kit.config;

import org.jspecify.annotations.NullMarked;

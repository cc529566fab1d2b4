/// What a mount says, written into files; a disk that is full or slow never keeps the mount waiting.
@NullMarked
package floe.ingest.dump;

import org.jspecify.annotations.NullMarked;

/// What people and tools read at a door: the list of mounts, Icecast's status document, playlists. Knows no socket
/// but its own.
@NullMarked
package floe.kit.pages;

import org.jspecify.annotations.NullMarked;

/// The cluster's words: mounts, limits, credentials, answers' headers; checked when made, versioned, never changed.
/// Knows nothing of XML or of how they travel.
@NullMarked
package floe.mount;

import org.jspecify.annotations.NullMarked;

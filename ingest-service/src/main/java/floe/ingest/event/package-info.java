/// What the operator wants done when something happens: programs, letters to web servers, lines in the log. None of it
/// keeps a mount waiting.
@NullMarked
package floe.ingest.event;

import org.jspecify.annotations.NullMarked;

/// Who is let in: passwords checked off the event loops, and those who guess slowed down.
@NullMarked
package floe.ingest.login;

import org.jspecify.annotations.NullMarked;

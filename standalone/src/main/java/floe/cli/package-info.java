/// The command line, and where the services of a process are put together. Knows every service, and nothing of what
/// they do.
@NullMarked
package floe.cli;

import org.jspecify.annotations.NullMarked;

/// The cluster as its users see it: real processes, real encoders, real players. Knows the command line, the ports
/// and the bytes on the wire, and nothing of the code behind them.
@NullMarked
package floe.system;

import org.jspecify.annotations.NullMarked;

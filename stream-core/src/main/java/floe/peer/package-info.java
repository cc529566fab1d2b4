/// Where somebody calls from: addresses, lists of them, and what those in between say of the one behind them. Knows
/// nothing of who may do what.
@NullMarked
package floe.peer;

import org.jspecify.annotations.NullMarked;

/// Who listens: connections, the people behind them as far as that can be told, and what one address or one mount may
/// have. Knows nobody by name or address.
@NullMarked
package floe.audience;

import org.jspecify.annotations.NullMarked;

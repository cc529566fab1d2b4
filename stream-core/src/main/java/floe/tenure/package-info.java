/// Who has a mount: bids for it, what those say who have it, and which of them counts. Knows neither connections nor
/// the bus.
@NullMarked
package floe.tenure;

import org.jspecify.annotations.NullMarked;

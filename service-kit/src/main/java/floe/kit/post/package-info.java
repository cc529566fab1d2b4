/// Forms that are sent to other servers. Knows neither what they say nor why.
@NullMarked
package floe.kit.post;

import org.jspecify.annotations.NullMarked;

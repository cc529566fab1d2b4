/// Words that stand for others. Knows nothing of what they are about.
@NullMarked
package floe.text;

import org.jspecify.annotations.NullMarked;

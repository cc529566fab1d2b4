/// What is made of text. Knows nothing of what it is about.
@NullMarked
package floe.text;

import org.jspecify.annotations.NullMarked;

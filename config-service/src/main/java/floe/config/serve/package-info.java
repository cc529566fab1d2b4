/// The config service among its nodes: watches the files, answers on the event bus, tells of changes. Knows nothing
/// of XML.
@NullMarked
package floe.config.serve;

import org.jspecify.annotations.NullMarked;

/// The config service put together: icecast.xml in, the cluster's configuration out.
@NullMarked
package floe.config;

import org.jspecify.annotations.NullMarked;

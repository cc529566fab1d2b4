package floe.config.element;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that images of Icecast have made usual, and what they mean; of two for one element the later counts.
public final class UsualVariables {
    /// Paths of elements, by names.
    public static final Map<String, String> PATHS = paths();

    private UsualVariables() {}

    private static Map<String, String> paths() {
        var paths = new LinkedHashMap<String, String>();
        paths.put("ICECAST_PASSWORD", "authentication/source-password");
        paths.put("ICECAST_SOURCE_PASSWORD", "authentication/source-password");
        paths.put("ICECAST_RELAY_PASSWORD", "authentication/relay-password");
        paths.put("ICECAST_ADMIN_USER", "authentication/admin-user");
        paths.put("ICECAST_ADMIN_USERNAME", "authentication/admin-user");
        paths.put("ICECAST_ADMIN_PASSWORD", "authentication/admin-password");
        paths.put("ICECAST_ADMIN", "admin");
        paths.put("ICECAST_ADMIN_EMAIL", "admin");
        paths.put("ICECAST_LOCATION", "location");
        paths.put("ICECAST_HOSTNAME", "hostname");
        paths.put("ICECAST_MAX_LISTENERS", "limits/clients");
        paths.put("ICECAST_MAX_CLIENTS", "limits/clients");
        paths.put("ICECAST_MAX_SOURCES", "limits/sources");
        return Collections.unmodifiableMap(paths);
    }
}

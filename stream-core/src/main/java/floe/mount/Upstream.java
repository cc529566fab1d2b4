package floe.mount;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A mount on another server.
///
/// @param path with query, begins with `/`
/// @param user null for none
/// @param password null for none
/// @param bind local address, null for any
/// @param timeout to connect and to get a reply
public record Upstream(
        String host,
        int port,
        boolean tls,
        String path,
        @Nullable String user,
        @Nullable String password,
        @Nullable String bind,
        Duration timeout) {
    public Upstream {
        if (host.isBlank() || port < 1 || port > 65535 || !path.startsWith("/")) {
            throw new IllegalArgumentException("no upstream: " + host + ":" + port + path);
        }
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ":" + port + path;
    }
}

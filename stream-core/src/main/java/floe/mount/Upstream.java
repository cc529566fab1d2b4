package floe.mount;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something to fetch from another server.
///
/// @param host a name or an address, without brackets
/// @param path with query, percent-encoded, begins with `/`
/// @param user null for none
/// @param password null for none
/// @param bind local address, null for any
/// @param trust PEM file on the node with the certificates that its TLS is trusted by; null for those of the Java
///     runtime
/// @param timeout to connect and to get a reply
/// @param metadata whether to ask for ICY metadata
public record Upstream(
        String host,
        int port,
        boolean tls,
        String path,
        @Nullable String user,
        @Nullable String password,
        @Nullable String bind,
        @Nullable String trust,
        Duration timeout,
        boolean metadata) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}|[0-9A-Fa-f:.]{2,45}");

    public Upstream {
        if (!isHost(host) || port < 1 || port > 65535 || !isPath(path)) {
            throw new IllegalArgumentException("no upstream: " + host + ":" + port + path);
        }
    }

    /// The same server, asked in the same way for something else.
    public Upstream at(String otherPath) {
        return new Upstream(host, port, tls, otherPath, user, password, bind, trust, timeout, metadata);
    }

    /// The same, without telling who asks.
    public Upstream anonymous() {
        return new Upstream(host, port, tls, path, null, null, bind, trust, timeout, metadata);
    }

    /// Whether `text` names a host: a name, an IPv4 address, an IPv6 address without brackets.
    public static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /// Whether `text` can stand in a request as it is: a path, with a query if need be.
    public static boolean isPath(String text) {
        return text.startsWith("/") && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /// `text` with what cannot stand in a request percent-encoded; what is encoded already stays.
    public static String encoded(String text) {
        var encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            encoded.append(c > ' ' && c < 127 ? String.valueOf((char) c) : "%%%02X".formatted(c));
        }
        return encoded.toString();
    }

    /// As it stands in a `Host` field.
    public String hostAndPort() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /// Without anything secret.
    @Override
    public String toString() {
        int query = path.indexOf('?');
        return (tls ? "https://" : "http://") + hostAndPort() + (query < 0 ? path : path.substring(0, query));
    }
}

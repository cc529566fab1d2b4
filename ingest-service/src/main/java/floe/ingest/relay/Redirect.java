package floe.ingest.relay;

import floe.mount.Upstream;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Where an upstream sends on to. Credentials stay with the server that they were meant for; what began with TLS goes
/// on with it.
sealed interface Redirect {
    /// How often one may be sent on.
    int MOST = 10;

    Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    record To(Upstream upstream) implements Redirect {}

    record Refused(String why) implements Redirect {}

    /// Follows an answer, or says why not.
    ///
    /// @param location as the answer says, against the address that was asked
    static Redirect from(Upstream asked, String location) {
        try {
            var uri = URI.create(asked.toString()).resolve(Upstream.encoded(location));
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean tls = scheme.equals("https");
            if (uri.getHost() == null || !tls && !scheme.equals("http")) {
                return new Refused("sends on to what is no server");
            }
            return asked.tls() && !tls ? new Refused("sends on to a server without TLS") : new To(to(asked, uri, tls));
        } catch (IllegalArgumentException e) {
            return new Refused("sends on to what is no address");
        }
    }

    private static Upstream to(Upstream asked, URI uri, boolean tls) {
        var host = uri.getHost().replaceAll("[\\[\\]]", "");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        boolean same = host.equalsIgnoreCase(asked.host()) && port == asked.port() && tls == asked.tls();
        return new Upstream(
                host,
                port,
                tls,
                path + query,
                same ? asked.user() : null,
                same ? asked.password() : null,
                asked.bind(),
                asked.trust(),
                asked.timeout(),
                asked.metadata());
    }

    /// Whether somebody outside has led us to this machine itself or to its link, where other doors may be open to
    /// whoever knocks from here.
    ///
    /// @param first numeric address of the server that the operator named
    /// @param last numeric address of the one that it led to
    static boolean leadsInside(String first, String last) {
        return isInside(last) && !isInside(first);
    }

    private static boolean isInside(String address) {
        var at = InetAddress.ofLiteral(address);
        return at.isLoopbackAddress() || at.isLinkLocalAddress() || at.isAnyLocalAddress();
    }
}

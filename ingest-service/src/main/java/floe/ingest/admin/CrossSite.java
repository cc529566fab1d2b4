package floe.ingest.admin;

import java.util.Map;
import java.util.Optional;

/// Whether a browser asks because another site's page made it (OWASP: cross-site request forgery). Tools that are no
/// browsers say nothing of all this.
final class CrossSite {
    private CrossSite() {}

    /// @param fields lower-case names
    static boolean asks(Map<String, String> fields) {
        var site = fields.get("sec-fetch-site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return Optional.ofNullable(fields.get("origin"))
                .or(() -> Optional.ofNullable(fields.get("referer")))
                .map(from -> !authority(from).equalsIgnoreCase(host(fields)))
                .orElse(false);
    }

    private static String authority(String address) {
        int scheme = address.indexOf("://");
        return scheme < 0 ? "" : beforeSlash(address.substring(scheme + 3));
    }

    /// Some proxies say a path behind the host.
    private static String host(Map<String, String> fields) {
        return beforeSlash(fields.getOrDefault("host", "?"));
    }

    private static String beforeSlash(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }
}

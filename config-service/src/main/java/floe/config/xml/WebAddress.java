package floe.config.xml;

import java.net.URI;
import java.net.URISyntaxException;

/// Addresses of other servers as they are written in icecast.xml.
final class WebAddress {
    private WebAddress() {}

    /// The address as written: `http` or `https`, with a host.
    static String of(String text) {
        try {
            var uri = new URI(text.strip());
            var scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri.toString();
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new IllegalArgumentException(Values.quoted(text) + " is no address; allowed: http://… and https://…");
    }
}

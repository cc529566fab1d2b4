package floe.kit.pages;

import floe.http.HostPort;
import floe.mount.MountName;
import floe.mount.ServerWords;
import java.util.Optional;

/// Where the visitor found us: what addresses that we write begin with.
///
/// @param scheme `http` or `https`
/// @param authority host with or without port
record Site(String scheme, String authority) {
    /// As the visitor named us, or else as the configuration does.
    static Site of(boolean tls, Optional<String> host, ServerWords words) {
        var configured = words.hostname() + ":" + words.port();
        return new Site(tls ? "https" : "http", host.filter(HostPort::isValid).orElse(configured));
    }

    String address(MountName mount) {
        return scheme + "://" + authority + Escaped.path(mount.path());
    }
}

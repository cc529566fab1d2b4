package floe.mount;

/// A public socket (icecast.xml: `<listen-socket>`).
///
/// @param address to bind, `0.0.0.0` for any
/// @param port 0–65535; 0 lets the system choose, for tests
/// @param sendBufferBytes the kernel's buffer for each connection, 0 for Floe's default
/// @param proxied whether trusted proxies say first of all whom they pass on (PROXY protocol)
/// @param icy whether sources log in here as at a SHOUTcast v1 server, by a line with nothing but the password
/// @param shoutcastMount what those sources feed, and what `/admin.cgi` at this socket speaks of
public record ListenSocket(
        String address,
        int port,
        TlsMode tls,
        int sendBufferBytes,
        boolean proxied,
        boolean icy,
        MountName shoutcastMount) {
    /// What SHOUTcast sources feed where nothing else is configured.
    public static final MountName STREAM = new MountName("/stream");

    public ListenSocket {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    /// A socket that speaks HTTP.
    public static ListenSocket of(String address, int port, TlsMode tls) {
        return new ListenSocket(address, port, tls, 0, false, false, STREAM);
    }

    /// A socket that speaks HTTP without TLS.
    public static ListenSocket plain(String address, int port) {
        return of(address, port, TlsMode.OFF);
    }

    /// A socket that speaks HTTP over TLS from the first byte.
    public static ListenSocket encrypted(String address, int port) {
        return of(address, port, TlsMode.ON);
    }

    public ListenSocket withSendBuffer(int bytes) {
        return new ListenSocket(address, port, tls, bytes, proxied, icy, shoutcastMount);
    }

    public ListenSocket withProxies(boolean sayWhom) {
        return new ListenSocket(address, port, tls, sendBufferBytes, sayWhom, icy, shoutcastMount);
    }

    public ListenSocket withShoutcast(boolean asIcy, MountName mount) {
        return new ListenSocket(address, port, tls, sendBufferBytes, proxied, asIcy, mount);
    }
}

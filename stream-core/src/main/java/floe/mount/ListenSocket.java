package floe.mount;

/// A public socket (icecast.xml: `<listen-socket>`).
///
/// @param address to bind, `0.0.0.0` for any
/// @param port 0–65535; 0 lets the system choose, for tests
/// @param tls whether it speaks TLS from the first byte
/// @param sendBufferBytes the kernel's buffer for each connection, 0 for Floe's default
public record ListenSocket(String address, int port, boolean tls, int sendBufferBytes) {
    public ListenSocket {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }
}

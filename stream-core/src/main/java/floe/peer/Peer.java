package floe.peer;

import org.jspecify.annotations.Nullable;

/// The one at the other end.
///
/// @param address null when it is not known
/// @param port 0 when it is not known
public record Peer(@Nullable Address address, int port) {
    /// Nobody knows who it is.
    public static final Peer UNKNOWN = new Peer(null, 0);

    public Peer {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    /// The address as people write it, without the port; empty when it is not known.
    public String text() {
        return address == null ? "" : address.toString();
    }

    /// Whether it is one of these.
    public boolean isIn(AddressSet set) {
        return address != null && set.contains(address);
    }
}

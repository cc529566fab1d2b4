package floe.mount;

import java.util.List;

/// A mount that is fetched from another server (icecast.xml: `<relay>`).
///
/// @param upstreams where from, in the order to try them; at least one
/// @param onDemand whether only while somebody listens
public record RelayConfig(MountName mount, List<Upstream> upstreams, boolean onDemand) {
    public RelayConfig {
        upstreams = List.copyOf(upstreams);
        if (upstreams.isEmpty()) {
            throw new IllegalArgumentException("relay " + mount + " has no upstream");
        }
    }
}

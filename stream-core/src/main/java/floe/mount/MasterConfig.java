package floe.mount;

import java.time.Duration;

/// A server all of whose public mounts are fetched (icecast.xml: `<master-server>`).
///
/// @param every how often it is asked which these are
/// @param onDemand whether each is fetched only while somebody listens
public record MasterConfig(
        String host, int port, boolean tls, String user, String password, Duration every, boolean onDemand) {
    public MasterConfig {
        if (host.isBlank() || port < 1 || port > 65535 || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("no master: " + host + ":" + port + " every " + every);
        }
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }
}

package floe.mount;

import java.time.Duration;

/// A server all of whose public mounts are fetched (icecast.xml: `<master-server>`).
///
/// @param list where it tells which these are
/// @param every how often it is asked
/// @param onDemand whether each is fetched only while somebody listens
/// @param auth whether its mounts are asked for with the credentials of the list, too
public record MasterConfig(Upstream list, Duration every, boolean onDemand, boolean auth) {
    public MasterConfig {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("master " + list + " every " + every);
        }
    }
}

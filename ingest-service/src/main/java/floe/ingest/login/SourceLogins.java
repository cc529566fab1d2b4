package floe.ingest.login;

import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.StandbyLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What speaks for a mount's source: the mount's own login, which takes the place of the global one, and those of the
/// encoders that wait behind.
public final class SourceLogins {
    private SourceLogins() {}

    public static List<Login> of(ClusterConfig config, MountConfig mount) {
        var logins = new ArrayList<Login>();
        Optional.ofNullable(mount.login())
                .or(() -> Optional.ofNullable(config.sourceLogin()))
                .ifPresent(logins::add);
        mount.source().standbys().stream().map(StandbyLogin::login).forEach(logins::add);
        return List.copyOf(logins);
    }
}

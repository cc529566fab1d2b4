package floe.ingest.admin;

import floe.ingest.login.SourceLogins;
import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What all calls that are about one mount have in common.
final class MountCall {
    private MountCall() {}

    /// The mount that it names, if that can be one.
    static Optional<MountName> mount(Query query) {
        return query.text("mount").filter(MountName::isValid).map(MountName::new);
    }

    /// Who may: the administrator, and whoever may feed the mount.
    static List<Login> logins(ClusterConfig config, Query query) {
        var logins = new ArrayList<Login>();
        Optional.ofNullable(config.adminLogin()).ifPresent(logins::add);
        if (query.text("mount").isPresent()) {
            logins.addAll(
                    SourceLogins.of(config, mount(query).map(config::mount).orElse(config.otherMounts())));
        }
        return logins;
    }
}

package floe.config.registry;

import floe.mount.ClusterConfig;
import floe.mount.MountName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file says: a configuration without version, digest and assets yet.
///
/// @param webroot the folder of the files that mounts fall back to and that anybody may ask for
/// @param showsFiles whether anybody may
/// @param fallbacks all that mounts fall back to, and where the file says so
/// @param intros all that listeners hear first, and where the file says so
/// @param access the files that say who is let in
/// @param warnings what was passed over
public record Draft(
        ClusterConfig config,
        Optional<Path> webroot,
        boolean showsFiles,
        Map<MountName, Place> fallbacks,
        Map<MountName, Place> intros,
        AccessFiles access,
        List<Finding> warnings) {
    public Draft {
        intros = Collections.unmodifiableMap(new LinkedHashMap<>(intros));
        fallbacks = Collections.unmodifiableMap(new LinkedHashMap<>(fallbacks));
        warnings = List.copyOf(warnings);
    }
}

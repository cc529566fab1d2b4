package floe.config.registry;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that say who is let in, as far as a configuration names them.
///
/// @param members those of users, by their names in the configuration
public record AccessFiles(
        Optional<Named> denied, Optional<Named> allowed, Optional<Named> deniedAgents, Map<String, Named> members) {
    /// There is none.
    public static final AccessFiles NONE = new AccessFiles(Optional.empty(), Optional.empty(), Optional.empty());

    public AccessFiles {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// Where nobody logs in.
    public AccessFiles(Optional<Named> denied, Optional<Named> allowed, Optional<Named> deniedAgents) {
        this(denied, allowed, deniedAgents, Map.of());
    }

    /// A file, and where it is named.
    public record Named(Path file, Place place) {}

    /// The same with files of users.
    public AccessFiles with(Map<String, Named> others) {
        return new AccessFiles(denied, allowed, deniedAgents, others);
    }

    List<Path> files() {
        return Stream.concat(
                        Stream.of(denied, allowed, deniedAgents).flatMap(Optional::stream), members.values().stream())
                .map(Named::file)
                .toList();
    }
}

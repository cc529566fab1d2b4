package floe.config.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that say who is let in, as far as a configuration names them.
public record AccessFiles(Optional<Named> denied, Optional<Named> allowed, Optional<Named> deniedAgents) {
    /// There is none.
    public static final AccessFiles NONE = new AccessFiles(Optional.empty(), Optional.empty(), Optional.empty());

    /// A file, and where it is named.
    public record Named(Path file, Place place) {}

    List<Path> files() {
        return Stream.of(denied, allowed, deniedAgents)
                .flatMap(Optional::stream)
                .map(Named::file)
                .toList();
    }
}

package floe.config.registry;

import floe.kit.config.Role;
import floe.kit.config.Saved;
import floe.mount.ClusterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the own files said when another config service overruled them, so that they make a new snapshot when they
/// change, and not because they are other. Kept over a restart in `overruled.json`. Owned by the registry.
final class Overruled {
    private final Path file;
    private @Nullable ClusterConfig said;
    private boolean unread;

    private Overruled(Path file, @Nullable ClusterConfig said) {
        this.file = file;
        this.said = said;
    }

    /// As it was left in this state directory.
    static Overruled in(Path state) {
        var file = state.resolve("overruled.json");
        return new Overruled(file, Saved.read(file, Role.ALL) instanceof Saved.Good(var config) ? config : null);
    }

    /// What they said; null while they are not overruled, or were never read.
    @Nullable
    ClusterConfig said() {
        return said;
    }

    /// Another's snapshot takes the place of this one.
    ///
    /// @param before null when the own files were never read
    void begin(@Nullable ClusterConfig before) {
        if (said == null) {
            said = before;
            unread = before == null;
            save();
        }
    }

    /// Whether the files say what they said before; what they say when they are read first is that.
    ///
    /// @param now what they say; empty while they are not overruled
    boolean isStill(Optional<ClusterConfig> now, ClusterConfig first) {
        if (unread) {
            unread = false;
            said = first;
            save();
            return true;
        }
        var before = said;
        return before != null
                && now.filter(config -> config.digest().equals(before.digest())).isPresent();
    }

    /// The own files are in force.
    void end() {
        if (said != null || unread) {
            said = null;
            unread = false;
            save();
        }
    }

    /// Where that cannot be, the files count as changed after the next start.
    private void save() {
        try {
            if (said == null) {
                Files.deleteIfExists(file);
            } else {
                Saved.write(file, Role.ALL, said);
            }
        } catch (IOException _) {
            // The snapshot itself cannot be saved there either, and that is said.
        }
    }
}

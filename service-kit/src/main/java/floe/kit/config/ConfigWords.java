package floe.kit.config;

import floe.mount.ClusterConfig;
import java.util.Comparator;

/// What nodes and the config service say to each other. They travel as JSON ([ConfigJson]); the answer to [Ask] is one
/// of [Parts] or nothing when there is no newer snapshot, the answer to [Piece] the bytes themselves.
public final class ConfigWords {
    /// The longest piece of a file in one message, bytes.
    public static final int PIECE_BYTES = 256 * 1024;
    /// The largest file that the cluster shares, bytes.
    public static final long LARGEST_ASSET = 64L * 1024 * 1024;

    private ConfigWords() {}

    /// «I am one of those and have this: is there a newer one?»
    ///
    /// @param have what the asker runs on, [Edition#NONE] for nothing yet
    public record Ask(Role role, Edition have) {}

    /// «I publish this»: what each config service tells all nodes, on change and every 5 s.
    ///
    /// @param from its node's name
    /// @param refused whether its file is wrong as it is now
    /// @param differs whether its file, good as it is, says something else than what is in force
    public record Hint(long version, String digest, String from, boolean refused, boolean differs) {
        public static Hint of(Edition edition, String from, boolean refused, boolean differs) {
            return new Hint(edition.version(), edition.digest(), from, refused, differs);
        }

        public Edition edition() {
            return new Edition(version, digest);
        }
    }

    /// «Read your files now.»
    ///
    /// @param tellOthers whether the other config services shall do so too
    public record Again(boolean tellOthers) {}

    /// «I need this file from here on.»
    public record Piece(String sha256, long offset) {}

    /// Which snapshot. The higher version is the newer one; between two config services that chose the same number
    /// the digest decides, so that all nodes come to the same answer.
    ///
    /// @param digest hex, empty for [#NONE]
    public record Edition(long version, String digest) implements Comparable<Edition> {
        /// No snapshot at all; older than any.
        public static final Edition NONE = new Edition(-1, "");

        private static final Comparator<Edition> BY_AGE =
                Comparator.comparingLong(Edition::version).thenComparing(Edition::digest);

        public static Edition of(ClusterConfig config) {
            return new Edition(config.version(), config.digest());
        }

        public boolean isNewerThan(Edition other) {
            return compareTo(other) > 0;
        }

        @Override
        public int compareTo(Edition other) {
            return BY_AGE.compare(this, other);
        }
    }
}

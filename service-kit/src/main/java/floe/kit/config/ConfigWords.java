package floe.kit.config;

import floe.mount.ClusterConfig;
import java.util.Comparator;

/// What nodes and the config service say to each other. They travel as JSON ([ConfigJson]); the answer to [Ask] is a
/// [ClusterConfig] or nothing when there is no newer one, the answer to [Piece] the bytes themselves.
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

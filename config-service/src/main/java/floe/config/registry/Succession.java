package floe.config.registry;

import floe.kit.config.ConfigJson;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Which snapshot follows which.
final class Succession {
    private Succession() {}

    /// The draft with its files and digest, still without a version.
    static ClusterConfig complete(ClusterConfig draft, List<Asset> assets, AccessLists access) {
        var bare = draft.published(0, "").withFiles(assets, access);
        return bare.published(0, digest(bare));
    }

    /// Whether the snapshot is what its digest says.
    static boolean isWhole(ClusterConfig config) {
        return digest(config.published(0, "")).equals(config.digest());
    }

    /// The number of the next snapshot: the time in seconds, so that a service that lost its state still comes after
    /// what it published before; more than that where the clock, or another config service, is ahead of it.
    static long version(long last, long heardOf, long nowSeconds) {
        return Math.max(nowSeconds, Math.max(last, heardOf) + 1);
    }

    /// SHA-256 over the JSON of a snapshot without version and digest.
    private static String digest(ClusterConfig bare) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(ConfigJson.write(bare).getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}

package floe.mount;

/// A file of the web root that the cluster shares, known by its content.
///
/// @param path as mounts name it, starts with `/`
/// @param sha256 hex
/// @param size in bytes
/// @param shown whether it is given to those who ask for its path
public record Asset(String path, String sha256, long size, boolean shown) {
    public Asset {
        if (!path.startsWith("/") || sha256.length() != 64 || size < 0) {
            throw new IllegalArgumentException("no asset: " + path + " " + sha256 + " " + size);
        }
    }

    /// One that is only for the cluster's own use.
    public Asset(String path, String sha256, long size) {
        this(path, sha256, size, false);
    }

    /// The same for those who ask for its path.
    public Asset inTheOpen() {
        return new Asset(path, sha256, size, true);
    }
}

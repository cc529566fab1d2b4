package floe.mount;

/// A file of the web root that the cluster shares, known by its content.
///
/// @param path as mounts name it, starts with `/`
/// @param sha256 hex
/// @param size in bytes
public record Asset(String path, String sha256, long size) {
    public Asset {
        if (!path.startsWith("/") || sha256.length() != 64 || size < 0) {
            throw new IllegalArgumentException("no asset: " + path + " " + sha256 + " " + size);
        }
    }
}

package floe.ingest.live;

import floe.mount.MountName;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.util.Map;

/// What a source says of itself.
///
/// @param contentType as listeners would hear it
/// @param headers `ice-*`, `icy-*` and related ones, lower-case names; no secrets
/// @param userAgent empty when not told
public record SourceWords(String contentType, Map<String, String> headers, String userAgent) {
    MountClaim claim(String node, MountName mount, long epoch, Moment now) {
        return new MountClaim(node, mount, epoch, now.wallMillis(), contentType, headers, userAgent, Song.UNKNOWN, 0);
    }
}

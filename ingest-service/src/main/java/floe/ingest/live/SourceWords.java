package floe.ingest.live;

import floe.stream.Song;
import floe.tenure.Bid;
import floe.wire.MountClaim;
import java.util.Map;

/// What a source says of itself.
///
/// @param contentType as listeners would hear it
/// @param headers `ice-*`, `icy-*` and related ones, lower-case names; no secrets
/// @param userAgent empty when not told
public record SourceWords(String contentType, Map<String, String> headers, String userAgent) {
    MountClaim claim(Bid seat, Moment now) {
        return new MountClaim(
                seat.node(),
                seat.mount(),
                seat.epoch(),
                now.wallMillis(),
                contentType,
                headers,
                userAgent,
                seat.priority(),
                Song.UNKNOWN,
                0);
    }
}
